#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numpy baseline: Monte Carlo of a 40-leaf AND/OR attack tree (own code, for comparison only).

The reference answers are in the closed form below; the speed is trials per second on one core.

Model (one trial = one simulated year)
  tree   OR of 5 attack vectors; a vector is an AND of 2 stages; a stage is an OR of
         2 techniques; a technique is an AND of 2 leaf steps        5*2*2*2 = 40 leaves
  leaf   success probability p_i ~ Beta(a_i, b_i), drawn once a year (parameter uncertainty)
  year   N ~ Poisson(RATE) attack attempts; in every attempt every leaf is an independent
         Bernoulli(p_i); the attempt succeeds if the root is true
  loss   every successful attempt costs Lognormal(mu, sigma), given by its 90 % interval
  result annual loss = sum of the losses of the year

Modes
  bernoulli  draws every leaf of every attempt (what a generic tree engine must do)
  thinned    same distribution of annual loss, cheaper: for a tree without repeated leaves the
             root probability R(p) is a product formula, and successes ~ Poisson(RATE * R(p))
  single     no frequency: one attempt a trial, Beta then Bernoulli leaves, loss if root is true
  collapsed  as single, but a Beta drawn for one Bernoulli is just a Bernoulli with the Beta's
             mean, so no Beta is drawn (exact; the cheapest honest form of that job)

Run     OMP_NUM_THREADS=1 taskset -c 0 python3 forty_steps_numpy.py -n 1000000 --mode bernoulli
Needs   Python 3.9+, numpy 1.22+ (nothing else). Measured with numpy 2.4.6, CPython 3.11.

The closed-form mean and standard deviation are printed beside the estimates, so that a reader
can see that the baseline is right as well as how fast it is: with independent leaves that
occur once, the root polynomial is multilinear, hence E[R(p)] = R(E[p]), and E[R^2] follows
from the same recursion on second moments.
"""
import argparse
import math
import resource
import time

import numpy as np

SHAPE = (5, 2, 2, 2)                      # vectors, stages, techniques, steps
LEAVES = math.prod(SHAPE)
RATE = 2.0                                # attempts a year
LOSS_P05, LOSS_P95 = 50_000.0, 1_500_000.0
Z95 = 1.6448536269514722
MU = (math.log(LOSS_P05) + math.log(LOSS_P95)) / 2
SIGMA = (math.log(LOSS_P95) - math.log(LOSS_P05)) / (2 * Z95)
A = np.array([1.0 + i % 3 for i in range(LEAVES)])            # 1..3
B = np.array([2.0 + (7 * i) % 5 for i in range(LEAVES)])      # 2..6


def root_probability(p):
    """p: (..., 40) leaf probabilities -> (...) probability of the root, independent leaves."""
    p = p.reshape(p.shape[:-1] + SHAPE)
    technique = p.prod(axis=-1)                               # AND
    stage = 1.0 - (1.0 - technique).prod(axis=-1)             # OR
    vector = stage.prod(axis=-1)                              # AND
    return 1.0 - (1.0 - vector).prod(axis=-1)                 # OR


def closed_form():
    """Exact mean and standard deviation of the annual loss (compound modes) and E[R]."""
    m1 = (A / (A + B)).reshape(SHAPE)
    m2 = (A * (A + 1) / ((A + B) * (A + B + 1))).reshape(SHAPE)

    def AND(x):
        return x[0].prod(-1), x[1].prod(-1)

    def OR(x):
        q1, q2 = (1 - x[0]).prod(-1), (1 - 2 * x[0] + x[1]).prod(-1)
        return 1 - q1, 1 - 2 * q1 + q2

    r1, r2 = OR(AND(OR(AND((m1, m2)))))
    l1, l2 = math.exp(MU + SIGMA**2 / 2), math.exp(2 * MU + 2 * SIGMA**2)
    mean = RATE * r1 * l1
    var = RATE * r1 * l2 + RATE**2 * (r2 - r1**2) * l1**2
    single_var = r1 * l2 - (r1 * l1) ** 2
    return r1, mean, math.sqrt(var), r1 * l1, math.sqrt(single_var)


def chunk_bernoulli(rng, n):
    p = rng.beta(A, B, size=(n, LEAVES)).astype(np.float32)
    attempts = rng.poisson(RATE, n)
    year = np.repeat(np.arange(n), attempts)
    hit = rng.random((year.size, LEAVES), dtype=np.float32) < p[year]
    hit = hit.reshape((year.size,) + SHAPE)
    root = hit.all(-1).any(-1).all(-1).any(-1)                # AND, OR, AND, OR
    year = year[root]
    loss = rng.lognormal(MU, SIGMA, year.size)
    return np.bincount(year, weights=loss, minlength=n)


def chunk_thinned(rng, n):
    successes = rng.poisson(RATE * root_probability(rng.beta(A, B, size=(n, LEAVES))))
    year = np.repeat(np.arange(n), successes)
    return np.bincount(year, weights=rng.lognormal(MU, SIGMA, year.size), minlength=n)


def chunk_single(rng, n):
    p = rng.beta(A, B, size=(n, LEAVES)).astype(np.float32)
    hit = (rng.random((n, LEAVES), dtype=np.float32) < p).reshape((n,) + SHAPE)
    root = hit.all(-1).any(-1).all(-1).any(-1)
    out = np.zeros(n)
    out[root] = rng.lognormal(MU, SIGMA, int(root.sum()))
    return out


def chunk_collapsed(rng, n):
    hit = (rng.random((n, LEAVES), dtype=np.float32) < (A / (A + B)).astype(np.float32))
    root = hit.reshape((n,) + SHAPE).all(-1).any(-1).all(-1).any(-1)
    out = np.zeros(n)
    out[root] = rng.lognormal(MU, SIGMA, int(root.sum()))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("-n", "--trials", type=int, default=1_000_000, help="simulated years")
    ap.add_argument("--mode", choices=("bernoulli", "thinned", "single", "collapsed"), default="bernoulli")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--chunk", type=int, default=10_000, help="trials held in memory at once")
    a = ap.parse_args()

    rng = np.random.default_rng(a.seed)
    step = {"bernoulli": chunk_bernoulli, "thinned": chunk_thinned,
            "single": chunk_single, "collapsed": chunk_collapsed}[a.mode]
    loss = np.empty(a.trials)
    start = time.perf_counter()
    for i in range(0, a.trials, a.chunk):
        n = min(a.chunk, a.trials - i)
        loss[i:i + n] = step(rng, n)
    seconds = time.perf_counter() - start

    r1, mean, sd, mean1, sd1 = closed_form()
    if a.mode in ("single", "collapsed"):
        mean, sd = mean1, sd1
    q = np.quantile(loss, (0.5, 0.9, 0.95, 0.99))
    tvar = loss[loss >= q[2]].mean()
    se = sd / math.sqrt(a.trials)
    print(f"mode {a.mode}   trials {a.trials:,}   {seconds:.3f} s   {a.trials / seconds:,.0f} trials/s"
          f"   peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"E[root probability] (exact) {r1:.12f}")
    print(f"mean  {loss.mean():,.1f}   exact {mean:,.4f}   z = {(loss.mean() - mean) / se:+.2f}")
    print(f"sd    {loss.std():,.1f}   exact {sd:,.4f}")
    print(f"P(loss > 0) {np.mean(loss > 0):.5f}   P50 {q[0]:,.0f}   P90 {q[1]:,.0f}   "
          f"P95 {q[2]:,.0f}   P99 {q[3]:,.0f}   TVaR95 {tvar:,.0f}")


if __name__ == "__main__":
    main()
