// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis

/// Why a goal's probability is what it is.
public struct Explanation: Sendable {
  /// A minimal attack with its part in the goal.
  public struct Dominant: Hashable, Sendable {
    /// The attack.
    public var attack: GoalAnalysis.Attack
    /// The probability that all its steps succeed, given the goal; `nil` if the tree is too entangled.
    ///
    /// Shares of attacks that can succeed together overlap.
    public var share: Double?
  }

  /// A step with what it would do to make it harder.
  public struct Lever: Hashable, Sendable {
    /// The step.
    public var importance: StepImportance
    /// The step's probability.
    public var probability: Double
    /// The goal's probability if the step's were halved.
    public var halved: Double
  }

  /// The analysis of the goal.
  public let analysis: GoalAnalysis
  /// The attacks that dominate, the likeliest first.
  public let dominant: [Dominant]
  /// The steps that matter most, by what halving them takes off.
  public let levers: [Lever]
  /// The controls that bear on the goal, the strongest first; empty if there are none.
  public let controls: [ControlImportance]

  /// Explains a goal.
  ///
  /// - Parameters:
  ///   - subject: The goal with the figures of its steps.
  ///   - controls: The importance of the controls that bear on it.
  ///   - top: How many attacks and steps are named.
  ///   - nodeLimit: The most nodes of a decision diagram.
  /// - Throws: ``SimulationError`` if the tree is malformed.
  public init(
    _ subject: AnalysisSubject, controls: [ControlImportance] = [], top: Int = 5,
    nodeLimit: Int = GoalAnalysis.Options.defaultNodeLimit
  ) throws(SimulationError) {
    let analysis = try GoalAnalysis(
      subject, options: GoalAnalysis.Options(top: top, hasShares: true, nodeLimit: nodeLimit))
    let places = subject.places
    let goal = analysis.probability ?? analysis.bounds.upper
    dominant = analysis.attacks.enumerated().map { place, attack in
      Dominant(
        attack: attack,
        share: analysis.shares.indices.contains(place) ? analysis.shares[place] : nil)
    }
    // The goal's probability is linear in each step's.
    let levers = analysis.importance.map { importance in
      let probability = places[importance.step].map { subject.probabilities[$0] } ?? 0
      return Lever(
        importance: importance, probability: probability,
        halved: max(0, goal - probability / 2 * importance.birnbaum))
    }
    self.levers = Array(levers.sorted { $0.halved < $1.halved }.prefix(top))
    self.controls = controls
    self.analysis = analysis
  }
}
