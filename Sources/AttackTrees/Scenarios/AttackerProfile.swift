// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A kind of attacker: what he can spend, what he can do, what he knows.
public struct AttackerProfile: Hashable, Sendable {
  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// What he can spend on one attack, in the model's currency, drawn once per trial; `nil` is no limit.
  public var budget: Estimate?
  /// The hours he gives one attack, drawn once per trial; `nil` is no limit.
  public var patience: Estimate?
  /// The hardest step he masters.
  public var skill: Skill
  /// Steps that cost him neither money nor time nor skill, by name, since he is inside or has them.
  public var freeSteps: [String]
  /// What is different for him: attempts of threats he is not interested in, steps he is good at.
  public var effects: [Effect]
  /// Free text.
  public var note: String?

  /// Makes a profile.
  public init(
    name: String, title: String? = nil, budget: Estimate? = nil, patience: Estimate? = nil,
    skill: Skill = .expert, freeSteps: [String] = [], effects: [Effect] = [], note: String? = nil
  ) {
    self.name = name
    self.title = title
    self.budget = budget
    self.patience = patience
    self.skill = skill
    self.freeSteps = freeSteps
    self.effects = effects
    self.note = note
  }
}
