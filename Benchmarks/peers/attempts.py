#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Single attempts on a tree of 40 leaves with losses, straightforward numpy.

    attempts.py TRIALS

Any of 5 vectors, all of 2 stages, any of 2 techniques, all of 2 steps. A step succeeds with a probability of
law beta(1 + i mod 3, 2 + 7 i mod 5); in one attempt that is a coin with the law's mean. A success costs a lognormal
loss from 50,000 (5 %) to 1,500,000 (95 %).
"""
import math
import sys

import numpy as np

SHAPE = (5, 2, 2, 2)
LEAVES = math.prod(SHAPE)
A = np.array([1.0 + i % 3 for i in range(LEAVES)])
B = np.array([2.0 + (7 * i) % 5 for i in range(LEAVES)])
MU = (math.log(50_000) + math.log(1_500_000)) / 2
SIGMA = (math.log(1_500_000) - math.log(50_000)) / (2 * 1.6448536269514722)
CHUNK = 10_000


def main():
    trials = int(float(sys.argv[1]))
    rng = np.random.default_rng(1)
    means = (A / (A + B)).astype(np.float32)
    loss = np.zeros(trials)
    for first in range(0, trials, CHUNK):
        n = min(CHUNK, trials - first)
        hit = rng.random((n, LEAVES), dtype=np.float32) < means
        root = hit.reshape((n,) + SHAPE).all(-1).any(-1).all(-1).any(-1)
        part = np.zeros(n)
        part[root] = rng.lognormal(MU, SIGMA, int(root.sum()))
        loss[first:first + n] = part
    print(f"mean {loss.mean():.1f} P95 {np.quantile(loss, 0.95):.0f}")


main()
