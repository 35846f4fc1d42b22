# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenTURNS: its generator and laws for counts and losses, its samples for the sums."""
import numpy as np
import openturns as ot

from portfolio import threats, years

ot.RandomGenerator.SetSeed(1)
total = np.zeros(years())
for rate, mu, sigma in threats():
    count = np.asarray(ot.Poisson(rate).getSample(total.size)).ravel().astype(int)
    losses = np.asarray(ot.LogNormal(mu, sigma, 0.0).getSample(int(count.sum()))).ravel()
    total += np.bincount(np.repeat(np.arange(total.size), count), weights=losses, minlength=total.size)
sample = ot.Sample(total.reshape(-1, 1))
print(sample.computeMean()[0], sample.computeQuantile(0.95)[0])
