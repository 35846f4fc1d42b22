// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One thing that a control does to steps or threats.
///
/// All targets of one effect share its draw: if the control works better than thought on one of them,
/// it does on the others. Several effects on one target multiply.
public struct Effect: Hashable, Sendable {
  /// What the effect bears on.
  public enum Target: Hashable, Sendable {
    /// These steps, by name.
    case steps([String])
    /// These threats, by name.
    case threats([String])
    /// All threats of these categories.
    case categories([STRIDE])
  }

  /// The quantity that changes.
  public enum Quantity: String, Hashable, Sendable, CaseIterable {
    /// A step's probability of success.
    case probability
    /// A step's cost to the attacker.
    case cost
    /// A step's time.
    case time
    /// A step's probability of detection.
    case detection
    /// A threat's attempts a year.
    case attempts
    /// A threat's loss per success.
    case loss
  }

  /// How it changes.
  public enum Change: Hashable, Sendable {
    /// Multiplied by `1 - e`, `e` in `[0, 1]`.
    case reduce(by: Estimate)
    /// Multiplied by a factor, not negative.
    case multiply(by: Estimate)
    /// A number added, in the quantity's unit.
    case add(Estimate)
    /// The step or threat is taken out: its probability, or its attempts, become 0.
    case eliminate
    /// A share of the loss is borne by somebody else.
    case transfer(TransferTerms)
  }

  /// What the effect bears on.
  public var target: Target
  /// The quantity that changes; for `eliminate` and `transfer` the one that follows from them.
  public var quantity: Quantity
  /// How it changes.
  public var change: Change

  /// Makes an effect.
  public init(target: Target, quantity: Quantity, change: Change) {
    self.target = target
    self.quantity = quantity
    self.change = change
  }
}
