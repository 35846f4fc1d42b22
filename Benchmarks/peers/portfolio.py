# SPDX-License-Identifier: GPL-3.0-or-later
"""The portfolio of the benchmarks: 18 threats, Poisson events a year, lognormal losses by their 5th and
95th percentile. Model data only; `SimulationBenchmarks` passes the same numbers to copse."""
import json
import math
import sys

Z95 = 1.6448536269514722


def threats():
    """(events a year, mu, sigma) of each threat, from the JSON file that the benchmark names."""
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = json.load(file)
    laws = []
    for rate, p05, p95 in rows:
        low, high = math.log(p05), math.log(p95)
        laws.append((rate, (low + high) / 2, (high - low) / (2 * Z95)))
    return laws


def years():
    return int(sys.argv[2])
