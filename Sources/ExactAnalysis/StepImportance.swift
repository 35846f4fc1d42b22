// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How much a goal's probability depends on one step.
///
/// With `P` the goal's probability, `P1` and `P0` the same with the step certain and with the step
/// impossible, and `p` the step's probability. In trees with defences or `unless` a step may lower the
/// goal's probability; the measures then have the sign, or lie on the side of 1, that says so. Where `P` is
/// 0 the shares of it count as 0. Vesely, Davis, Denning, Saltos, "Measures of risk importance and their
/// applications", NUREG/CR-3385, 1983.
public struct StepImportance: Hashable, Sendable {
  /// The name of the step.
  public var step: String
  /// `P1 - P0` (Birnbaum 1969): what a change of `p` does to `P`.
  public var birnbaum: Double
  /// `(P1 - P0) p / P`: the chance that the step is what makes the difference, given the goal.
  public var criticality: Double
  /// `(P - P0) / P` (Fussell-Vesely): the share of `P` that goes if the step does.
  ///
  /// Computed exactly, not from minimal attacks, it equals the criticality.
  public var fussellVesely: Double
  /// `P1 / P`, risk achievement worth: the factor by which `P` grows if the step is certain.
  public var riskAchievementWorth: Double
  /// `P / P0`, risk reduction worth: the factor by which `P` shrinks if the step is impossible.
  ///
  /// Infinite if nothing is left, 1 if there was nothing.
  public var riskReductionWorth: Double
  /// Birnbaum's measure with every probability 1/2: the share of the states of the other steps in which
  /// this one decides, less those in which it decides the other way.
  public var structural: Double

  /// Makes the measures of a step from the goal's probabilities and their derivative by the step's.
  ///
  /// Differences come from the derivative, which has lost no digits.
  init(
    step: String, probability: Double, goal: Double, derivative: Double, certain: Double,
    impossible: Double, structural: Double
  ) {
    self.step = step
    self.structural = structural
    birnbaum = derivative
    criticality = goal == 0 ? 0 : derivative * probability / goal
    fussellVesely = criticality
    riskAchievementWorth = Self.ratio(certain, goal)
    riskReductionWorth = Self.ratio(goal, impossible)
  }

  /// The quotient; 1 for nothing of nothing.
  private static func ratio(_ a: Double, _ b: Double) -> Double {
    a == b ? 1 : a / b
  }
}
