// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis

/// What can be said exactly about a goal, with all parameters at their expected values.
public struct GoalAnalysis: Sendable {
  /// A minimal attack with its figures.
  public struct Attack: Hashable, Sendable {
    /// The names of the steps, sorted.
    public var steps: [String]
    /// The product of the steps' probabilities.
    public var probability: Double
    /// The sum of the steps' costs.
    public var cost: Double
  }

  /// How much is worked out.
  public struct Options: Hashable, Sendable {
    /// How many minimal attacks are listed, the likeliest first.
    public var top: Int
    /// Whether the importance of every step is computed.
    public var hasImportance: Bool
    /// Whether the front of cost and probability is computed.
    public var hasFront: Bool

    /// Makes options.
    public init(top: Int = 5, hasImportance: Bool = true, hasFront: Bool = false) {
      self.top = top
      self.hasImportance = hasImportance
      self.hasFront = hasFront
    }
  }

  /// The goal's node by name.
  public let name: String
  /// Its title, or its name.
  public let title: String
  /// The probability of the goal, sharing included.
  public let probability: Double
  /// What a fold from the leaves says that takes branches for independent.
  public let naiveProbability: Double
  /// The nodes of the decision diagrams that the probability needs; 0 for a tree without entanglement.
  public let diagramNodes: Int
  /// The number of minimal attacks.
  public let attackCount: BigCount
  /// Whether the tree has neither defence nor negation, so that an attack's steps alone decide.
  public let isCoherent: Bool
  /// The likeliest minimal attacks.
  public let attacks: [Attack]
  /// The cheapest minimal attack; `nil` if no attack is possible.
  public let cheapest: Attack?
  /// The importance of each step, the greatest criticality first.
  public let importance: [StepImportance]
  /// Minimal attacks that none is both cheaper and likelier than, by rising cost.
  public let front: [Attack]

  /// Analyses a goal.
  ///
  /// - Parameters:
  ///   - goal: The name of its node.
  ///   - model: A validated model.
  ///   - figures: The expected figures of the steps.
  ///   - options: How much is worked out.
  /// - Throws: ``SimulationError`` if the tree is too entangled.
  public init(
    _ goal: String, of model: ValidatedModel, _ figures: ExpectedFigures,
    options: Options = Options()
  ) throws(SimulationError) {
    do {
      try self.init(goal, model.model, figures, options)
    } catch {
      throw .analysis(threat: goal, reason: error.description)
    }
  }

  private init(
    _ goal: String, _ model: Model, _ figures: ExpectedFigures, _ options: Options
  ) throws(ExactAnalysisError) {
    let function = try StructureFunction(goals: [goal], in: model.forest)
    let program = try ProbabilityProgram(function)
    let minimal = try MinimalAttacks(function)
    let chances = program.inputs.map { figures.probabilities[$0] ?? 0 }
    func attack(_ steps: [String]) -> Attack {
      let sorted = steps.sorted()
      return Attack(
        steps: sorted,
        probability: sorted.reduce(1) { $0 * (figures.probabilities[$1] ?? 0) },
        cost: sorted.reduce(0) { $0 + (figures.costs[$1] ?? 0) })
    }
    let probabilities = minimal.inputs.map { figures.probabilities[$0] ?? 0 }
    let costs = minimal.inputs.map { figures.costs[$0] ?? 0 }
    name = goal
    title = model.forest[goal]?.label ?? goal
    probability = program.evaluate(chances)[0]
    naiveProbability = NaiveFold(function).probabilities(chances)[0]
    diagramNodes = program.diagramNodes
    attackCount = minimal.count
    isCoherent = minimal.isCoherent
    attacks = minimal.top(options.top, by: .probability(probabilities)).map { attack($0.steps) }
    cheapest = minimal.cheapest(costs: costs).map { attack($0.steps) }
    importance =
      options.hasImportance
      ? program.importance(at: chances).sorted { $0.criticality > $1.criticality } : []
    front =
      options.hasFront
      ? try minimal.front(over: [.cost(costs), .probability(probabilities)]).map {
        attack($0.steps)
      } : []
  }
}
