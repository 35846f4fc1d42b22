// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Exact quantiles of the Poisson law for a mean that changes from call to call.
public enum PoissonQuantile {
  /// Up to this mean the probabilities are added up from zero events on.
  private static let searchedMean = 20.0

  /// The smallest `k` with `P(X <= k) >= u` for a Poisson variate of the given mean.
  ///
  /// Small means add up probabilities; large ones use the expansion of the inverse incomplete gamma function
  /// (Giles, ACM Transactions on Mathematical Software 42(1), Algorithm 955, 2016) and compute the
  /// cumulative probability only where the expansion is next to a whole number. Means up to `1e9`; a mean
  /// that is not positive gives 0, and a `u` of 1 is taken as the double below it.
  public static func value(_ u: Double, mean: Double) -> Int {
    guard mean > 0, u > 0 else { return 0 }
    return value(u, mean: mean, none: PinnedMath.exp(-mean))
  }

  /// The same, where the probability `none` of no event, `exp(-mean)`, is known already.
  public static func value(_ u: Double, mean: Double, none: Double) -> Int {
    guard mean > 0, u > none else { return 0 }
    let u = min(u, 1 - 0x1p-53)
    return mean <= searchedMean ? added(u, mean, none) : expanded(u, min(mean, 1e15))
  }

  private static func added(_ u: Double, _ mean: Double, _ none: Double) -> Int {
    var term = none
    var sum = term
    var count = 0
    while sum < u {
      count += 1
      term *= mean / Double(count)
      let next = sum + term
      // The sum has reached 1 to rounding: the upper tail decides.
      if next == sum && Double(count) > mean {
        return Int(PoissonLaw(mean: mean).quantile(Level(lower: u)))
      }
      sum = next
    }
    return count
  }

  private static func expanded(_ u: Double, _ mean: Double) -> Int {
    let level = Level(lower: u)
    let w = level.normalScore
    let x = PoissonLaw.expansion(w, mean: mean)
    let square = w * w
    // The first term left out, bounded with a margin of a third or more for |w| < 3.5.
    let error =
      (0.05 + square * (0.01 + 0.01 * square)) / (mean * mean.squareRoot()) + 1e-14 * mean
    if x > 0 && square < 12.25 && (x - x.rounded()).magnitude > error { return Int(x) }
    return CountSearch.smallest(level, near: CountSearch.count(x), PoissonLaw(mean: mean))
  }
}
