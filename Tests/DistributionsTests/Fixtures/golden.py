#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes quantiles.csv and functions.csv, the golden values of the tests of Distributions.

Cumulative and survival probabilities are computed by mpmath with 50 digits (or from a closed form in mpmath) at
points that scipy's quantile functions place near the wanted levels. Run: python3 golden.py
"""

import csv

import mpmath as mp
from scipy import stats

mp.mp.dps = 50
LOWER = [1e-12, 1e-8, 1e-4, 0.01, 0.05, 0.25, 0.5]
UPPER = [0.3, 0.05, 0.01, 1e-4, 1e-8, 1e-12]


def gamma(k, s):
    law = stats.gamma(k, scale=s)

    def tails(x):
        z = mp.mpf(x) / mp.mpf(s)
        n, term, total = mp.mpf(k), mp.mpf(1), mp.mpf(1)
        while term > total * mp.mpf(10) ** -45:
            n += 1
            term *= z / n
            total += term
        low = mp.exp(k * mp.log(z) - z - mp.loggamma(mp.mpf(k) + 1)) * total
        return low, 1 - low

    return law, tails


def beta(a, b):
    law = stats.beta(a, b)

    def lower(a, b, x):
        # x^a (1-x)^b / (a B(a, b)) 2F1(a + b, 1; a + 1; x): positive terms only.
        n, term, total = mp.mpf(a), mp.mpf(1), mp.mpf(1)
        while term > total * mp.mpf(10) ** -45:
            term *= (n + b) * x / (n + 1)
            n += 1
            total += term
        front = mp.exp(a * mp.log(x) + b * mp.log1p(-x) + mp.loggamma(a + mp.mpf(b)) - mp.loggamma(a) - mp.loggamma(b))
        return front / a * total

    def tails(x):
        x = mp.mpf(x)
        if x < 0.5:
            low = lower(a, b, x)
            return low, 1 - low
        high = lower(b, a, 1 - x)
        return 1 - high, high

    return law, tails


def lognormal(mu, sigma):
    law = stats.lognorm(sigma, scale=float(mp.exp(mu)))

    def tails(x):
        z = (mp.log(mp.mpf(x)) - mu) / sigma / mp.sqrt(2)
        return mp.erfc(-z) / 2, mp.erfc(z) / 2

    return law, tails


def weibull(k, s):
    law = stats.weibull_min(k, scale=s)

    def tails(x):
        h = (mp.mpf(x) / s) ** k
        return -mp.expm1(-h), mp.exp(-h)

    return law, tails


def pareto(m, a):
    law = stats.pareto(a, scale=m)

    def tails(x):
        high = (mp.mpf(m) / mp.mpf(x)) ** a
        return 1 - high, high

    return law, tails


def generalized_pareto(scale, shape):
    law = stats.genpareto(shape, scale=scale)

    def tails(x):
        high = mp.exp(-mp.log1p(mp.mpf(shape) * mp.mpf(x) / scale) / mp.mpf(shape))
        return 1 - high, high

    return law, tails


def pert(mode, lam):
    return beta(1 + lam * mode, 1 + lam * (1 - mode))


GRID = {
    "gamma": (gamma, [(k, s) for k in (0.01, 0.1, 0.5, 1.0, 2.5, 10.0, 99.0, 100.0, 1000.0, 1e4, 1e6) for s in (1.0,)] + [(3.0, 2e4)]),
    "beta": (beta, [(a, b) for a in (0.01, 0.5, 1.0, 2.0, 30.0, 60.0, 1000.0, 1e5) for b in (0.01, 0.5, 3.0, 49.0, 70.0, 1e5)]),
    "lognormal": (lognormal, [(0.0, 0.1), (12.520376975241362, 1.0338905924309643), (3.0, 4.0)]),
    "weibull": (weibull, [(0.3, 1.0), (1.0, 5.0), (50.0, 2.0)]),
    "pareto": (pareto, [(1.0, 0.5), (1000.0, 1.5), (2.0, 40.0)]),
    "generalizedPareto": (generalized_pareto, [(1.0, -0.5), (3.0, 1e-6), (3.0, 0.25), (2.0, 1.5)]),
}


def text(x):
    return mp.nstr(x, 20)


with open("quantiles.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["family", "first", "second", "x", "lower", "upper"])
    for family, (make, grid) in GRID.items():
        for p in grid:
            law, tails = make(*p)
            points = sorted({float(law.ppf(u)) for u in LOWER} | {float(law.isf(v)) for v in UPPER})
            for x in points:
                if not 1e-290 < x < 1e300 or (family == "beta" and x > 1 - 1e-6):
                    continue
                low, high = tails(x)
                if min(low, high) < mp.mpf("1e-13"):
                    continue
                out.writerow([family, repr(p[0]), repr(p[1]), repr(x), text(low), text(high)])

with open("functions.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["function", "x", "y", "value"])
    step = mp.mpf("0.61803398874989484820")
    for i in range(1, 200):
        f = float(i * step % 1)
        s = 1 if i % 2 else -1
        rows = [
            ("exp", s * 700 * f, 0, mp.exp), ("exp", s * f, 0, mp.exp),
            ("log", 10 ** (600 * f - 300), 0, mp.log), ("log", 0.5 + 1.5 * f, 0, mp.log),
            ("log1p", 10 ** (25 * f - 20), 0, mp.log1p), ("log1p", -(10 ** (-20 * f)) * 0.999, 0, mp.log1p),
            ("expm1", s * 10 ** (20 * f - 18), 0, mp.expm1),
            ("logGamma", 10 ** (13 * f - 5), 0, mp.loggamma), ("logGamma", 0.1 + 3.9 * f, 0, mp.loggamma),
            ("normalCumulative", 45 * f - 37, 0, lambda z: mp.erfc(-z / mp.sqrt(2)) / 2),
        ]
        for name, x, y, g in rows:
            out.writerow([name, repr(float(x)), 0, text(g(mp.mpf(float(x))))])
        x, y = 10 ** (60 * f - 30), s * 9 * float(i * step * step % 1)
        out.writerow(["pow", repr(x), repr(y), text(mp.mpf(x) ** mp.mpf(y))])
        p = 10 ** (-30 * f) * 0.9
        z = mp.findroot(lambda z: mp.erfc(-z / mp.sqrt(2)) / 2 / p - 1, stats.norm.ppf(p))
        out.writerow(["normalQuantile", repr(p), 0, text(z)])
