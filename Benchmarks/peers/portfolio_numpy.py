# SPDX-License-Identifier: GPL-3.0-or-later
"""Straight numpy: counts, losses of all events, sums by year; chunks of 10,000 years."""
import numpy as np

from portfolio import threats, years

CHUNK = 10_000
rng = np.random.default_rng(1)
total = np.zeros(years())
for start in range(0, total.size, CHUNK):
    part = total[start:start + CHUNK]
    for rate, mu, sigma in threats():
        count = rng.poisson(rate, part.size)
        year = np.repeat(np.arange(part.size), count)
        part += np.bincount(year, weights=rng.lognormal(mu, sigma, year.size), minlength=part.size)
print(total.mean(), np.quantile(total, 0.95))
