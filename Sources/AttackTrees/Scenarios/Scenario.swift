// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A model under a plan and an attacker, with the settings of its simulation.
public struct Scenario: Hashable, Sendable {
  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// The active controls.
  public var plan: Plan
  /// The attacker's profile, by name; `nil` stands for everybody.
  public var attacker: String?
  /// What the attacker does with a tree.
  public var semantics: AttackerSemantics
  /// What the attacker knows when he picks an attack.
  public var knowledge: AttackerKnowledge
  /// The threats it is about, by name; empty means all of the categories in ``stride``.
  public var threats: [String]
  /// The categories it is about; empty means all.
  public var stride: [STRIDE]
  /// The number of simulated years.
  public var trials: Int
  /// The seed of all randomness.
  public var seed: UInt64
  /// How the uniform numbers behind the parameters are chosen.
  public var sampling: SamplingScheme
  /// When to end before ``maximumTrials``; empty for a run of ``trials``.
  public var until: [StoppingRule]
  /// The most trials of a run that ends by itself.
  public var maximumTrials: Int
  /// The most seconds of a run that ends by itself.
  public var maximumSeconds: Double?
  /// What threats are ranked by.
  public var rankedBy: RankingMeasure
  /// Free text.
  public var note: String?

  /// The number of trials where none is given.
  public static let defaultTrials = 100_000
  /// The most trials of a run that ends by itself, where no other number is given.
  public static let defaultMaximumTrials = 10_000_000
  /// The seed where none is given.
  public static let defaultSeed: UInt64 = 1

  /// Makes a scenario.
  public init(
    name: String, title: String? = nil, plan: Plan = Plan(), attacker: String? = nil,
    semantics: AttackerSemantics = .independent, knowledge: AttackerKnowledge = .drawn,
    threats: [String] = [], stride: [STRIDE] = [], trials: Int = Scenario.defaultTrials,
    seed: UInt64 = Scenario.defaultSeed, rankedBy: RankingMeasure = .ale,
    sampling: SamplingScheme = .auto,
    until: [StoppingRule] = [], maximumTrials: Int = Scenario.defaultMaximumTrials,
    maximumSeconds: Double? = nil,
    note: String? = nil
  ) {
    self.name = name
    self.title = title
    self.plan = plan
    self.attacker = attacker
    self.semantics = semantics
    self.knowledge = knowledge
    self.threats = threats
    self.stride = stride
    self.trials = trials
    self.seed = seed
    self.rankedBy = rankedBy
    self.sampling = sampling
    self.until = until
    self.maximumTrials = maximumTrials
    self.maximumSeconds = maximumSeconds
    self.note = note
  }

  /// Whether the scenario is about this threat.
  ///
  /// O(threats named).
  public func includes(_ threat: Threat) -> Bool {
    if !threats.isEmpty && !threats.contains(threat.name) { return false }
    return stride.isEmpty || stride.contains(threat.stride)
  }
}
