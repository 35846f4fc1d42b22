// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Exact quantiles of the binomial law for parameters that change from call to call.
public enum BinomialQuantile {
  /// Up to this mean (of the rarer outcome) the probabilities are added up.
  private static let searchedMean = 20.0

  /// The smallest `k` with `P(X <= k) >= u` for the number of successes in `trials` attempts.
  ///
  /// Adds up probabilities from the rarer end while its mean is small; else searches with the incomplete
  /// beta function from an expansion. A probability outside `[0, 1]` is taken as the nearer bound.
  public static func value(_ u: Double, trials: Int, probability: Double) -> Int {
    guard trials > 0, u > 0, probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    let u = min(u, 1 - 0x1p-53)
    if Double(trials) * probability <= searchedMean {
      if let count = added(u, trials, probability) { return count }
    }
    let law = BinomialLaw(trials: trials, probability: probability)
    let level = Level(lower: u)
    return CountSearch.smallest(level, near: law.approximateQuantile(level), law)
  }

  private static func added(_ u: Double, _ trials: Int, _ probability: Double) -> Int? {
    let odds = probability / (1 - probability)
    var term = PinnedMath.exp(Double(trials) * PinnedMath.log1p(-probability))
    var sum = term
    var count = 0
    while sum < u {
      guard count < trials else { return trials }
      term *= odds * Double(trials - count) / Double(count + 1)
      count += 1
      let next = sum + term
      if next == sum && Double(count) > Double(trials) * probability { return nil }
      sum = next
    }
    return count
  }
}
