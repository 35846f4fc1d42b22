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

  /// The likely minimal attacks alone, where the diagram of all does not fit.
  public struct PartialAttacks: Hashable, Sendable {
    /// How many are known.
    public var count: BigCount
    /// Those of at least this probability are all known.
    public var cutoff: Double
    /// At most so probable is it that the goal is reached only in other ways.
    public var dropped: Double
  }

  /// The goal's node by name.
  public let name: String
  /// Its title, or its name.
  public let title: String
  /// The number of different steps under the goal.
  public let stepCount: Int
  /// The bounds of the probability of the goal, sharing included; equal if it is known exactly.
  public let bounds: ProbabilityBounds
  /// What a fold from the leaves says that takes branches for independent.
  public let naiveProbability: Double
  /// The nodes of the decision diagrams that the probability needs; 0 for a tree without entanglement.
  ///
  /// `nil` if they do not fit.
  public let diagramNodes: Int?
  /// Whether a `Deadline` ended the search for the exact probability or for all minimal attacks.
  public let hasRunOutOfTime: Bool
  /// Whether minimal attacks were asked for.
  public let hasAttacks: Bool
  /// The number of minimal attacks; `nil` if their diagram does not fit, or they were not asked for.
  public let attackCount: BigCount?
  /// What is known of the minimal attacks where ``attackCount`` is not.
  public let partialAttacks: PartialAttacks?
  /// The prime implicants; `nil` if they were not asked for.
  public let primeImplicants: PrimeImplicantListing?
  /// Whether the tree has neither defence nor negation, so that an attack's steps alone decide.
  public let isCoherent: Bool
  /// Whether there are defences in the tree.
  public let hasDefences: Bool
  /// The likeliest minimal attacks within the cut-offs.
  public let attacks: [Attack]
  /// For each of ``attacks`` the probability that all its steps succeed, given that the goal is reached.
  ///
  /// Attacks can succeed together, so that shares can add up to more than 1. Empty if not asked for, or if
  /// the diagram does not fit.
  public let shares: [Double]
  /// What the cut-offs keep and drop; `nil` if there are none, or more is kept than can be counted.
  public let truncation: AttackTruncation?
  /// The cheapest minimal attack; `nil` if no attack is possible.
  public let cheapest: Attack?
  /// The steps that reach the goal alone, the likeliest first.
  public let singlePoints: [String]
  /// The importance of each step, the greatest criticality first.
  public let importance: [StepImportance]
  /// The undominated attacks by what was asked for.
  public let front: GoalFront?

  /// The probability of the goal; `nil` if only bounds are known.
  public var probability: Double? { bounds.isExact ? bounds.lower : nil }

  /// Analyses a goal of a model.
  ///
  /// - Parameters:
  ///   - goal: The name of its node.
  ///   - model: A validated model.
  ///   - figures: The expected figures of the steps.
  ///   - options: How much is worked out.
  /// - Throws: ``SimulationError`` if the tree is malformed, or the front too large.
  public init(
    _ goal: String, of model: ValidatedModel, _ figures: StepFigures,
    options: Options = Options()
  ) throws(SimulationError) {
    try self.init(AnalysisSubject(goal, of: model, figures), options: options)
  }

  /// Analyses a goal.
  ///
  /// Under a `Deadline` half of the time is for the probability, the rest for what bounds it where that was not
  /// enough.
  ///
  /// - Parameters:
  ///   - subject: The goal with the figures of its steps.
  ///   - options: How much is worked out.
  /// - Throws: ``SimulationError`` if the front is too large.
  public init(
    _ subject: AnalysisSubject, options: Options = Options()
  ) throws(SimulationError) {
    let function = subject.function
    name = subject.name
    title = subject.title
    stepCount = function.inputs.count
    naiveProbability = NaiveFold(function).probabilities(subject.probabilities)[0]
    let diagrams = TreeDiagrams(function, nodeLimit: options.nodeLimit)
    let time = TimeShares()
    let program = time.until(0.5) { try? ProbabilityProgram(function, diagrams) }
    diagramNodes = program?.diagramNodes
    importance =
      options.hasImportance
      ? program?.importance(at: subject.probabilities).sorted { $0.criticality > $1.criticality }
        ?? []
      : []
    var listing = time.until(0.7) { AttackListing(subject, options, diagrams) }
    let isPartial = program == nil || options.hasAttacks && listing.count == nil
    hasRunOutOfTime = isPartial && time.hasPassed(program == nil ? 0.5 : 0.7)
    let partial = isPartial ? time.until(0.85) { Self.partial(subject, options) } : nil
    if let partial, options.hasAttacks { listing.take(partial, options) }
    bounds =
      program.map { ProbabilityBounds(exactly: $0.evaluate(subject.probabilities)[0]) }
      ?? Self.bounds(subject, options, partial)
    partialAttacks = listing.partial
    hasAttacks = options.hasAttacks
    hasDefences = function.roles.contains(.defence)
    attackCount = listing.count
    isCoherent = listing.isCoherent
    attacks = listing.attacks
    shares =
      options.hasShares ? program.map { listing.shares($0, subject.probabilities) } ?? [] : []
    truncation = listing.truncation
    cheapest = listing.cheapest
    singlePoints = listing.singlePoints
    primeImplicants =
      options.hasPrimeImplicants ? PrimeImplicantListing(subject, options) : nil
    front = try SimulationError.analysing(subject.name) { () throws(ExactAnalysisError) in
      options.front.isEmpty ? nil : try GoalFront(subject, over: options.front, diagrams)
    }
  }

  /// The likely attacks alone, where the diagrams do not fit.
  private static func partial(_ subject: AnalysisSubject, _ options: Options) -> TruncatedAttacks? {
    TruncatedAttacks(
      subject.function, at: subject.probabilities, least: options.cutoff,
      nodeLimit: min(options.nodeLimit, TruncatedAttacks.nodeLimit))
  }

  /// Bounds of the probability from the gates, and from the likely attacks if they are known.
  private static func bounds(
    _ subject: AnalysisSubject, _ options: Options, _ partial: TruncatedAttacks?
  ) -> ProbabilityBounds {
    // That no diagram fits is known: conditioning begins at once.
    let folded = ProbabilityBounds(
      subject.function, at: subject.probabilities, nodeLimit: min(options.nodeLimit, 1 << 18),
      splits: partial == nil ? 100 : 20)
    return partial.map { folded.narrowed(by: $0.bounds) } ?? folded
  }
}
