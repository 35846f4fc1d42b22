// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Answers by full enumeration of the states of all steps: slow, and too simple to be wrong.
public struct BruteForce {
  private let forest: AttackForest
  private let goal: String
  /// The steps under the goal.
  public let steps: [Step]

  /// Takes a tree of at most 20 steps.
  public init(_ forest: AttackForest, goal: String) {
    self.forest = forest
    self.goal = goal
    steps = forest.steps(under: goal)
    precondition(steps.count <= 20, "too many steps to enumerate")
  }

  /// Whether the goal is reached if exactly these steps happen.
  public func isReached(_ happened: Set<String>) -> Bool {
    value(of: goal, happened)
  }

  /// The probability of the goal for steps with point probabilities.
  public var probability: Double {
    states.reduce(0) { sum, state in isReached(state.names) ? sum + state.probability : sum }
  }

  /// The minimal sets of steps that reach the goal of a coherent tree, each sorted.
  public var minimalAttacks: Set<[String]> {
    let reaching = states.map(\.names).filter(isReached).sorted { $0.count < $1.count }
    var minimal: [Set<String>] = []
    for set in reaching where !minimal.contains(where: { $0.isSubset(of: set) }) {
      minimal.append(set)
    }
    return Set(minimal.map { $0.sorted() })
  }

  private var states: [(names: Set<String>, probability: Double)] {
    (0..<(1 << steps.count)).map { bits in
      var names: Set<String> = []
      var probability = 1.0
      for (index, step) in steps.enumerated() {
        guard case .distribution(.point(let value)) = step.probability.value else { continue }
        let happens = bits >> index & 1 == 1
        if happens { names.insert(step.name) }
        probability *= happens ? value : 1 - value
      }
      return (names, probability)
    }
  }

  private func value(of name: String, _ happened: Set<String>) -> Bool {
    guard case .gate(let gate)? = forest[name] else { return happened.contains(name) }
    let children = gate.children.map { value(of: $0, happened) }
    switch gate.kind {
    case .any: return children.contains(true)
    case .all, .sequence: return !children.contains(false)
    case .atLeast(let k): return children.count(where: { $0 }) >= k
    case .unless: return children[0] && !children[1]
    }
  }
}
