// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums of a difference of two annual losses, trial by trial, and of the control variates of both.
///
/// Differences are summed as they are, not as two sums that are subtracted, so that a small difference of
/// large losses keeps its digits and two equal losses have a difference of exactly 0.
struct SavingMoments: Sendable {
  private var withBase = PairMoments()
  private var withPlan = PairMoments()
  private var controls = PairMoments()

  /// The sums of nothing.
  init() {}

  /// The sums of a block of trials.
  init(_ saving: [Double], base: [Double], plan: [Double], count: Int) {
    withBase = PairMoments(of: saving, and: base, count: count)
    withPlan = PairMoments(of: saving, and: plan, count: count)
    controls = PairMoments(of: base, and: plan, count: count)
  }

  /// Joins the sums of further trials.
  mutating func merge(_ other: SavingMoments) {
    withBase.merge(other.withBase)
    withPlan.merge(other.withPlan)
    controls.merge(other.controls)
  }

  /// The expected saving, each side corrected by its control variate as it is on its own.
  func saving(from base: LossMoments, to plan: LossMoments) -> PairedDifference {
    let (first, second) = (base.slope, plan.slope)
    let own = first * first * controls.first.variance + second * second * controls.second.variance
    let variance =
      withBase.first.variance - 2 * first * withBase.covariance + 2 * second * withPlan.covariance
      + (own - 2 * first * second * controls.covariance)
    let count = max(withBase.first.count, 1)
    return PairedDifference(
      mean: base.expectedLoss.mean - plan.expectedLoss.mean,
      standardError: (max(variance, 0) / count).squareRoot())
  }
}
