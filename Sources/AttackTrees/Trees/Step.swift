// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A leaf of an attack tree: one basic action, or one defence that may hold.
public struct Step: Hashable, Sendable {
  /// Whose event the leaf is.
  public enum Role: Hashable, Sendable {
    /// An action of the attacker; its probability is that of success per attempt.
    case attack
    /// A defence; its probability is that it holds. It costs the attacker nothing.
    case defence
  }

  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// Whose event the leaf is.
  public var role: Role
  /// The probability that the step succeeds in one attempt, or that the defence holds.
  public var probability: Estimate
  /// What the step costs the attacker, in the model's currency; unknown counts as 0.
  ///
  /// Of a defence what the defender pays to make it hold; one without a cost is not for sale.
  public var cost: Estimate?
  /// How long it takes, in hours; unknown counts as 0.
  public var time: Estimate?
  /// The probability that the attempt is detected.
  public var detection: Estimate?
  /// The damage done as soon as the step succeeds, in the model's currency, whether or not the goal is reached.
  public var damage: Estimate?
  /// The skill it demands.
  public var skill: Skill
  /// Names of the system's components it acts on.
  public var targets: [String]
  /// The source of the step's numbers, where an estimate names none of its own.
  public var source: String?
  /// How well the step's numbers are founded, where an estimate does not say.
  public var confidence: Confidence?
  /// Free text.
  public var note: String?

  /// Makes a step; all but name and probability may be left out.
  public init(
    name: String, title: String? = nil, role: Role = .attack, probability: Estimate,
    cost: Estimate? = nil, time: Estimate? = nil, detection: Estimate? = nil,
    damage: Estimate? = nil,
    skill: Skill = .none, targets: [String] = [], source: String? = nil,
    confidence: Confidence? = nil,
    note: String? = nil
  ) {
    self.name = name
    self.title = title
    self.role = role
    self.probability = probability
    self.cost = cost
    self.time = time
    self.detection = detection
    self.damage = damage
    self.skill = skill
    self.targets = targets
    self.source = source
    self.confidence = confidence
    self.note = note
  }
}
