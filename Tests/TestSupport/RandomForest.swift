// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Random trees with shared nodes and all gates, the same for the same seed.
public enum RandomForest {
  /// A tree with the root `goal`.
  ///
  /// Children are drawn among all nodes made before, so that steps and gates are shared. With
  /// `isCoherent` there is neither `unless` nor defence.
  ///
  /// - Parameters:
  ///   - seed: The seed.
  ///   - steps: The number of steps.
  ///   - gates: The number of gates, the root included.
  ///   - isCoherent: Whether defences are left out.
  /// - Returns: The forest; every gate has two to four different children.
  public static func make(
    seed: UInt64, steps: Int, gates: Int, isCoherent: Bool
  ) -> AttackForest {
    var random = SplitMix64(seed: seed)
    var nodes: [Node] = []
    for index in 0..<steps {
      let probability = Double.random(in: 0.01...0.99, using: &random)
      let isDefence = !isCoherent && Int.random(in: 0..<6, using: &random) == 0
      nodes.append(
        isDefence
          ? Tree.defence("s\(index)", probability)
          : Tree.step(
            "s\(index)", probability, cost: Double(Int.random(in: 1...40, using: &random)),
            time: Double(Int.random(in: 1...9, using: &random))))
    }
    for index in 0..<gates {
      let name = index == gates - 1 ? "goal" : "g\(index)"
      nodes.append(gate(name, among: nodes.map(\.name), isCoherent, &random))
    }
    return AttackForest(nodes)
  }

  private static func gate(
    _ name: String, among names: [String], _ isCoherent: Bool, _ random: inout SplitMix64
  ) -> Node {
    let count = Int.random(in: 2...4, using: &random)
    // Late nodes are preferred, so that the root reaches deep.
    let late = names.suffix(8).shuffled(using: &random)
    let all = names.shuffled(using: &random)
    var children: [String] = []
    for candidate in late.prefix(2) + all where !children.contains(candidate) {
      if children.count < count { children.append(candidate) }
    }
    switch Int.random(in: 0..<(isCoherent ? 5 : 6), using: &random) {
    case 0, 1: return Tree.gate(name, .any, children)
    case 2: return Tree.gate(name, .all, children)
    case 3: return Tree.gate(name, .sequence, children)
    case 4: return Tree.gate(name, .atLeast(Int.random(in: 1...count, using: &random)), children)
    default: return Tree.gate(name, .unless, Array(children.prefix(2)))
    }
  }
}
