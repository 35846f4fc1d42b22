// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A goal of an attacker with its frequency and its consequence.
public struct Threat: Hashable, Sendable {
  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// The STRIDE category.
  public var stride: STRIDE
  /// Names of the system's components it is aimed at.
  public var targets: [String]
  /// Attempts a year (FAIR: threat event frequency).
  public var attempts: Estimate
  /// The law of the number of loss events.
  public var occurrence: Occurrence
  /// The forms of loss of one success.
  public var losses: [LossForm]
  /// The name of the tree's root.
  public var goal: String
  /// Who is responsible.
  public var owner: String?
  /// Free text.
  public var note: String?

  /// Makes a threat.
  public init(
    name: String, title: String? = nil, stride: STRIDE, targets: [String] = [], attempts: Estimate,
    occurrence: Occurrence = .poisson, losses: [LossForm], goal: String, owner: String? = nil,
    note: String? = nil
  ) {
    self.name = name
    self.title = title
    self.stride = stride
    self.targets = targets
    self.attempts = attempts
    self.occurrence = occurrence
    self.losses = losses
    self.goal = goal
    self.owner = owner
    self.note = note
  }

  /// The title, or the name where there is none.
  public var label: String { title ?? name }
}
