// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis

/// What money for defences buys: their cost against the best attack that remains.
///
/// Defences for sale are the controls that the plan lacks, with their yearly cost and their effects on the
/// steps, and the defences of the tree that have a cost; one of these that is bought holds. A defence of the
/// tree without a cost holds or fails as suits the attacker, as for minimal attacks. All parameters are at
/// their expected values.
public struct GoalDefences: Hashable, Sendable {
  /// What the attacker looks for.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// The attack that costs him least.
    case cheapest
    /// The attack that succeeds with the greatest probability.
    case likeliest
  }

  /// A set of defences that no other set of at most its cost surpasses.
  public struct Point: Hashable, Sendable {
    /// The names of the controls that are added, sorted.
    public var controls: [String]
    /// The names of the tree's defences that are made to hold, sorted.
    public var defences: [String]
    /// What they cost together.
    public var cost: Double
    /// The cost or the probability of the best attack that is left; `nil` if the goal is out of reach.
    public var attackValue: Double?
    /// The names of that attack's steps, sorted.
    public var attack: [String]
  }

  /// What the attacker looks for.
  public let measure: Measure
  /// The points by rising cost; the first is the plan as it is.
  public let points: [Point]

  /// The most sets of controls that are weighed.
  public static let defaultLimit = 20_000

  /// Finds the front of a goal.
  ///
  /// Sets of controls are searched depth first; where even all controls that are left would not help enough,
  /// the search turns back.
  ///
  /// - Parameters:
  ///   - subject: The goal with the figures of its steps.
  ///   - model: The validated model that it comes from.
  ///   - scenario: The scenario whose plan and attacker apply.
  ///   - measure: What the attacker looks for.
  ///   - nodeLimit: The most nodes of the decision diagram.
  ///   - limit: The most sets of controls that are weighed.
  /// - Throws: ``SimulationError`` if the tree is too entangled, or there are too many sets.
  public init(
    _ subject: AnalysisSubject, of model: ValidatedModel, under scenario: Scenario,
    against measure: Measure, nodeLimit: Int = GoalAnalysis.Options.defaultNodeLimit,
    limit: Int = GoalDefences.defaultLimit
  ) throws(SimulationError) {
    self.measure = measure
    let forest = model.model.forest
    let costs = subject.function.inputs.map { name -> Double? in
      guard case .step(let step)? = forest[name], step.role == .defence, let cost = step.cost
      else { return nil }
      return model.model.resolved(cost, as: ParameterName.step(name, .cost)).distribution.mean
    }
    let diagram = try SimulationError.analysing(subject.name) {
      () throws(ExactAnalysisError) in
      try DefenceDiagram(
        subject.function, isForSale: { costs[$0] != nil }, nodeLimit: nodeLimit)
    }
    var search = DefenceSearch(
      subject, diagram, defenceCosts: costs.map { $0 ?? 0 }, model: model.model,
      scenario: scenario, measure: measure, limit: limit)
    points = try search.front()
  }
}
