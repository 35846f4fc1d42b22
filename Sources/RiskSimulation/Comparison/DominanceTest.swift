// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Finds stochastic dominance between two samples of outlays.
///
/// First order: at every level, one is exceeded less often. Second order: at every level, the expected
/// excess over it is lower, which is what all who are averse to risk agree on (for losses the increasing
/// convex order: Müller and Stoyan, Comparison Methods for Stochastic Models and Risks, 2002, 1.5). Both
/// are about the samples, at the resolution of the histogram and down to levels that a few outlays exceed.
struct DominanceTest {
  /// The fewest outlays that must lie beyond a level; the far tail of a sample is chance.
  private static let fewestBeyond = 10.0

  /// Dominance of the first order.
  let firstOrder: Dominance
  /// Dominance of the second order.
  let secondOrder: Dominance

  /// Compares two histograms of as many outlays.
  ///
  /// O(buckets).
  init(base: LogHistogram, plan: LogHistogram) {
    let buckets = Self.union(base.buckets, plan.buckets)
    var beyond = (base: 0.0, plan: 0.0)
    var excess = (base: 0.0, plan: 0.0)
    var first = Verdict()
    var second = Verdict()
    for bucket in buckets.reversed() {
      // At the bucket's lower end; within a bucket outlays are spread evenly.
      let width = LogHistogram.lowerEnd(of: bucket + 1) - LogHistogram.lowerEnd(of: bucket)
      let counts = (base: base.number(in: bucket), plan: plan.number(in: bucket))
      excess.base += width * (beyond.base + counts.base / 2)
      excess.plan += width * (beyond.plan + counts.plan / 2)
      beyond.base += counts.base
      beyond.plan += counts.plan
      guard max(beyond.base, beyond.plan) >= Self.fewestBeyond else { continue }
      first.enter(base: beyond.base, plan: beyond.plan, tolerance: 0)
      second.enter(base: excess.base, plan: excess.plan, tolerance: 1e-12 * excess.base)
    }
    firstOrder = first.dominance
    secondOrder = second.dominance
  }

  private static func union(_ first: Range<Int>, _ second: Range<Int>) -> Range<Int> {
    if first.isEmpty { return second }
    if second.isEmpty { return first }
    return min(first.lowerBound, second.lowerBound)..<max(first.upperBound, second.upperBound)
  }

  /// What the levels so far allow.
  private struct Verdict {
    private var planIsLower = false
    private var baseIsLower = false

    mutating func enter(base: Double, plan: Double, tolerance: Double) {
      if plan < base - tolerance { planIsLower = true }
      if base < plan - tolerance { baseIsLower = true }
    }

    var dominance: Dominance {
      switch (planIsLower, baseIsLower) {
      case (true, true): .neither
      case (true, false): .plan
      case (false, true): .base
      case (false, false): .equal
      }
    }
  }
}
