// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The least time in which goals can be reached.
public struct ShortestTime: Sendable {
  /// How the children of `all` are worked on; those of `sequence` always come one after another.
  public enum Work: Hashable, Sendable {
    /// All at once, by as many hands as it takes: the longest child counts.
    case parallel
    /// One step at a time, each needed step once.
    case oneByOne
  }

  private let function: StructureFunction

  /// Makes the analysis of the goals of a structure function.
  public init(_ function: StructureFunction) {
    self.function = function
  }

  /// The least time to a goal, in hours; infinite if it cannot be reached.
  ///
  /// In parallel work: `any` takes the earliest child, `all` the latest, `sequence` the sum, `atLeast` the
  /// `k`-th earliest, `unless` its first child; a step that occurs in two parts of a sequence is done in
  /// both. O(nodes + edges). One by one: the least total time of a minimal attack, exact with any
  /// sharing. Defences take the attacker no time.
  ///
  /// - Parameters:
  ///   - times: A time for every input, in hours.
  ///   - goal: The index of the goal among the function's goals.
  ///   - work: How the children of `all` are worked on.
  /// - Returns: Hours.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` for work one by one on a tree too entangled.
  public func hours(
    _ times: [Double], goal: Int = 0, _ work: Work
  ) throws(ExactAnalysisError) -> Double {
    precondition(times.count == function.inputs.count, "a time for every input")
    switch work {
    case .parallel: return inParallel(times)[Int(function.goals[goal])]
    case .oneByOne:
      let attacks = try MinimalAttacks(function, goal: goal)
      let byName = Dictionary(uniqueKeysWithValues: zip(function.inputs, times))
      return attacks.cheapest(costs: attacks.inputs.map { byName[$0] ?? .infinity })?.cost
        ?? .infinity
    }
  }

  private func inParallel(_ times: [Double]) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(function.nodes.count)
    for node in function.nodes {
      let children = node.children.map { values[Int($0)] }
      let time =
        switch node.kind {
        case .input(let input): function.roles[Int(input)] == .defence ? 0 : times[Int(input)]
        case .any: children.min() ?? .infinity
        case .all: children.max() ?? 0
        case .sequence: children.reduce(0, +)
        case .atLeast(let k): Self.earliest(k, of: children)
        case .unless: children[0]
        case .not: 0.0
        case .odd: children.min() ?? .infinity
        case .constant(let value): value ? 0 : .infinity
        }
      values.append(time)
    }
    return values
  }

  private static func earliest(_ k: Int, of times: [Double]) -> Double {
    if k <= 0 { return 0 }
    return k > times.count ? .infinity : times.sorted()[k - 1]
  }
}
