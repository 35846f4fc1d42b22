// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Where an attacker who chooses goes when a plan changes what each attack promises.
public struct ThreatDisplacement: Hashable, Sendable {
  /// A minimal attack with how often it is chosen.
  public struct AttackShift: Hashable, Sendable {
    /// The attack's steps, sorted.
    public let steps: [String]
    /// The share of parameter draws in which it is chosen in the base.
    public let before: Double
    /// The share under the plan.
    public let after: Double
  }

  /// The threat's name.
  public let threat: String
  /// Its title, or its name.
  public let title: String
  /// The attacks that are chosen before or after, what changes most first.
  public let attacks: [AttackShift]
  /// The share of draws in which no attack is possible, in the base.
  public let noneBefore: Double
  /// The share under the plan.
  public let noneAfter: Double
  /// The mean success of the chosen attacks in the base, 0 where none is possible.
  public let successBefore: Double
  /// The same under the plan.
  public let successAfter: Double

  /// The share of draws in which the choice moves, at least: half the sum of all changes of shares.
  public var moved: Double {
    attacks.reduce(abs(noneAfter - noneBefore)) { $0 + abs($1.after - $1.before) } / 2
  }
}
