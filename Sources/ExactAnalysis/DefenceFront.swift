// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The Pareto-optimal sets of defences: what they cost against the best attack that remains.
///
/// A defence that is bought holds, one that is not does not. See ``DefenceDiagram`` for how it is found, and
/// for other costs over the same tree.
public struct DefenceFront: Sendable {
  /// The points by rising cost of the defences.
  public let points: [DefencePoint]

  /// Finds the front of a goal against the cheapest attack.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - goal: The index of the goal among the function's goals.
  ///   - costs: A cost for every input, not negative: for a defence what it costs the defender, for a step
  ///     what it costs the attacker.
  ///   - nodeLimit: The most nodes of the diagram.
  ///   - limit: The most points of the front of any node.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``, ``ExactAnalysisError/frontLimit(_:)``.
  public init(
    _ function: StructureFunction, goal: Int = 0, costs: [Double],
    nodeLimit: Int = ProbabilityProgram.defaultNodeLimit,
    limit: Int = MinimalAttacks.defaultFrontLimit
  ) throws(ExactAnalysisError) {
    points = try DefenceDiagram(function, goal: goal, nodeLimit: nodeLimit)
      .front(defenceCosts: costs, against: .cost(costs), limit: limit)
  }

  /// Finds the front of a goal against the likeliest attack.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - goal: The index of the goal among the function's goals.
  ///   - defenceCosts: For each input that is a defence what it costs the defender, not negative.
  ///   - probabilities: For each input that is a step the probability of its success.
  ///   - nodeLimit: The most nodes of the diagram.
  ///   - limit: The most points of the front of any node.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``, ``ExactAnalysisError/frontLimit(_:)``.
  public init(
    _ function: StructureFunction, goal: Int = 0, defenceCosts: [Double],
    probabilities: [Double], nodeLimit: Int = ProbabilityProgram.defaultNodeLimit,
    limit: Int = MinimalAttacks.defaultFrontLimit
  ) throws(ExactAnalysisError) {
    points = try DefenceDiagram(function, goal: goal, nodeLimit: nodeLimit)
      .front(defenceCosts: defenceCosts, against: .probability(probabilities), limit: limit)
  }
}
