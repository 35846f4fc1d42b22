// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Answers by full enumeration of the states of all steps: slow, and too simple to be wrong.
public struct BruteForce {
  /// The steps under the goal; the bit of a step's index says in a state whether it happens.
  public let steps: [Step]
  /// For each state whether the goal is reached.
  public let isReached: [Bool]

  /// Enumerates a tree of at most 20 steps with point probabilities.
  public init(_ forest: AttackForest, goal: String) {
    let steps = forest.steps(under: goal)
    precondition(steps.count <= 20, "too many steps to enumerate")
    let names = forest.topologicalOrder(from: [goal])
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let bits = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1.name, $0) })
    let gates = names.map { name -> (kind: Gate.Kind, children: [Int])? in
      guard case .gate(let gate)? = forest[name] else { return nil }
      return (gate.kind, gate.children.map { places[$0] ?? -1 })
    }
    self.steps = steps
    isReached = (0..<(1 << steps.count)).map { state in
      var values: [Bool] = []
      for (name, gate) in zip(names, gates) {
        if let gate {
          values.append(Self.value(gate.kind, gate.children.map { values[$0] }))
        } else {
          values.append(state >> (bits[name] ?? 0) & 1 == 1)
        }
      }
      return values.last ?? false
    }
  }

  /// The probability of the goal.
  public var probability: Double { probability { _ in nil } }

  /// The probability of the goal with some steps' probabilities replaced.
  public func probability(replacing replacement: (String) -> Double?) -> Double {
    let chances = steps.map { replacement($0.name) ?? Self.probability(of: $0) }
    return isReached.indices.filter { isReached[$0] }.reduce(0) { sum, state in
      sum
        + chances.enumerated().reduce(1) { product, step in
          product * (state >> step.offset & 1 == 1 ? step.element : 1 - step.element)
        }
    }
  }

  /// The minimal sets of the attacker's steps with which the goal is reached for some state of the
  /// defences, each sorted.
  public var minimalAttacks: Set<[String]> {
    let attacker = steps.indices.filter { steps[$0].role == .attack }.reduce(0) { $0 | 1 << $1 }
    let reaching = Set(isReached.indices.filter { isReached[$0] }.map { $0 & attacker })
    var minimal: [Int] = []
    for set in reaching.sorted(by: { $0.nonzeroBitCount < $1.nonzeroBitCount })
    where !minimal.contains(where: { $0 & set == $0 }) {
      minimal.append(set)
    }
    return Set(minimal.map { set in names(in: set) })
  }

  /// The names of a state's steps, sorted.
  public func names(in state: Int) -> [String] {
    steps.indices.filter { state >> $0 & 1 == 1 }.map { steps[$0].name }.sorted()
  }

  /// The point probability of a step.
  public static func probability(of step: Step) -> Double {
    guard case .distribution(.point(let value)) = step.probability.value else { return .nan }
    return value
  }

  private static func value(_ kind: Gate.Kind, _ children: [Bool]) -> Bool {
    switch kind {
    case .any: children.contains(true)
    case .all, .sequence: !children.contains(false)
    case .atLeast(let k): children.count(where: { $0 }) >= k
    case .unless: children[0] && !children[1]
    }
  }
}
