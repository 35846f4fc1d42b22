#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Event simulation of a fault tree, straightforward numpy: a column of booleans a node.

    events.py TREE TRIALS

Lines of TREE: `event NAME PROBABILITY`, then `gate NAME OPERATION MINIMUM OPERAND...`, operands first; a leading `!`
negates; the last gate is the goal.
"""
import sys

import numpy as np

CHUNK = 10_000


def evaluate(lines, rng, n):
    values = {}
    for line in lines:
        kind, name, *rest = line
        if kind == "event":
            values[name] = rng.random(n, dtype=np.float32) < np.float32(rest[0])
            continue
        operation, minimum, *operands = rest
        columns = [~values[o[1:]] if o[0] == "!" else values[o] for o in operands]
        if operation == "and":
            values[name] = np.logical_and.reduce(columns)
        elif operation == "or":
            values[name] = np.logical_or.reduce(columns)
        elif operation == "xor":
            values[name] = np.logical_xor.reduce(columns)
        else:
            values[name] = np.sum(columns, axis=0, dtype=np.int32) >= int(minimum)
    return values[lines[-1][1]]


def main():
    lines = [line.split() for line in open(sys.argv[1])]
    trials = int(float(sys.argv[2]))
    rng = np.random.default_rng(1)
    reached = 0
    for first in range(0, trials, CHUNK):
        reached += int(evaluate(lines, rng, min(CHUNK, trials - first)).sum())
    print(f"probability {reached / trials}")


main()
