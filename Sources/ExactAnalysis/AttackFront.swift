// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The Pareto-optimal choices of steps to try: cost against the goal's exact probability.
///
/// An attacker may try several ways in, so that the union of minimal attacks succeeds more often than each;
/// a point is the cheapest set of steps with its probability of success. Steps not tried do not happen,
/// defences hold or fail by chance. Modules have fronts of their own, which are joined (Lopuhaä-Zwakenberg
/// and Stoelinga, "Cost-damage analysis of attack trees", DSN 2023); where gates share steps all
/// combinations of the fronts below are weighed. Exact.
public struct AttackFront: Sendable {
  /// The most combinations that are weighed for one gate, where no other limit is given.
  public static let defaultLimit = 1 << 18

  /// The points by rising cost; each has the values cost and probability.
  public let points: [FrontPoint]

  /// Finds the front of a goal.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - goal: The index of the goal among the function's goals.
  ///   - costs: A cost for every input of the function, not negative; infinite for a step out of reach. Those
  ///     of defences are not used.
  ///   - probabilities: A probability for every input.
  ///   - limit: The most combinations weighed for one gate.
  /// - Throws: ``ExactAnalysisError/frontLimit(_:)`` if there are more,
  ///   ``ExactAnalysisError/nodeLimit(_:)`` if a diagram gets too large.
  public init(
    _ function: StructureFunction, goal: Int = 0, costs: [Double], probabilities: [Double],
    limit: Int = AttackFront.defaultLimit
  ) throws(ExactAnalysisError) {
    let inputs = function.inputs.indices.map { input in
      Self.sets(
        Int32(input), cost: costs[input], probability: probabilities[input], function.roles[input])
    }
    let graph = BooleanGraph(function, goals: [function.goals[goal]])
    var composer = FrontComposer(graph, inputs: inputs, limit: limit)
    points = try composer.compose().filter { $0.truth > 0 }.map { set in
      FrontPoint(
        steps: set.steps.map { function.inputs[Int($0)] }.sorted(), values: [set.cost, set.truth])
    }
  }

  private static func sets(
    _ input: Int32, cost: Double, probability: Double, _ role: Step.Role
  ) -> [TriedSet] {
    let isDefence = role == .defence
    let tried = TriedSet(
      cost: isDefence ? 0 : cost, truth: probability, falsehood: 1 - probability,
      steps: isDefence ? [] : [input])
    return isDefence ? [tried] : [TriedSet.nothing.signed(1), tried]
  }
}
