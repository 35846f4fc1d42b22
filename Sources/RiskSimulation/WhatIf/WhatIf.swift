// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Expected annual losses as functions of switched controls, over the first trials of a scenario's seed.
///
/// The expressions are those that simulation compiles, with a switch for each control; whatever does not
/// depend on a switch is computed beforehand, so that what is left are a few arithmetic operations a trial,
/// which any program can do: a page in a browser, for example. On these trials the figures are those of
/// ``PlanComparison`` with as many trials, but for the rounding of sums.
public struct WhatIf: Hashable, Sendable {
  /// A control that can be switched.
  public struct Switch: Hashable, Sendable {
    /// The control's name.
    public var control: String
    /// Whether the scenario's plan has it.
    public var isOn: Bool
    /// The cost of a year in each trial; empty if it has none.
    public var costs: [Double]
  }

  /// One threat's columns.
  public struct Threat: Hashable, Sendable {
    /// The threat's name.
    public var name: String
    /// Where its expected annual loss is found among the values.
    public var expectedLoss: Int
    /// Where P(goal given one attempt) is found.
    public var vulnerability: Int
  }

  /// An operation on values that are there already, by index.
  public struct Operation: Hashable, Sendable {
    /// What is done.
    public enum Kind: Int, Hashable, Sendable, CaseIterable {
      /// The product of all operands.
      case product
      /// The sum of all operands.
      case sum
      /// `1 - (1-a)(1-b)...`, as `r + (1 - r) * a` from 0.
      case coproduct
      /// `a * (1 - b * c)`.
      case reduce
      /// `min(a, 1)`.
      case cap
      /// `1 - a`.
      case complement
      /// `a * b + (1 - a) * c`.
      case select
      /// The probability that at least as many as the first operand's number of the others happen.
      case atLeast
      /// The greatest operand.
      case maximum
      /// `max(a, b * c)`.
      case likelier
      /// `a` where `b <= c`, else 0.
      case affordable
    }

    /// What is done.
    public var kind: Kind
    /// The values it is done to, by index.
    public var operands: [Int]
  }

  /// The scenario's seed.
  public var seed: UInt64
  /// Where the draws come from: those of a comparison with this sampling.
  public var sampling: SamplingScheme
  /// The number of trials.
  public var draws: Int
  /// The controls: the first values, 1 where on and 0 where off.
  public var switches: [Switch]
  /// Numbers that are the same in every trial: the values after the switches.
  public var constants: [Double]
  /// Columns of numbers that no switch changes: the values after the constants.
  public var columns: [[Double]]
  /// How each further value follows from those before it.
  public var operations: [Operation]
  /// The threats, in the model's order.
  public var threats: [Threat]
  /// Controls that cannot be switched, by name, with the reason.
  public var fixed: [Fixed]

  /// A control that cannot be switched.
  public struct Fixed: Hashable, Sendable {
    /// The control's name.
    public var control: String
    /// Whether the scenario's plan has it.
    public var isOn: Bool
    /// Why.
    public var reason: String
  }
}
