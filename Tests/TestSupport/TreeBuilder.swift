// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Short forms for trees in tests.
public enum Tree {
  /// A step of a known probability, and of a known cost if one is given.
  public static func step(
    _ name: String, _ probability: Double = 0.5, cost: Double? = nil, time: Double? = nil
  ) -> Node {
    .step(
      Step(
        name: name, probability: .point(probability), cost: cost.map { .point($0) },
        time: time.map { .point($0) }))
  }

  /// A defence that holds with a known probability.
  public static func defence(_ name: String, _ probability: Double) -> Node {
    .step(Step(name: name, role: .defence, probability: .point(probability)))
  }

  /// A gate.
  public static func gate(_ name: String, _ kind: Gate.Kind, _ children: [String]) -> Node {
    .gate(Gate(name: name, kind: kind, children: children))
  }
}
