// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// How far the truth may lie from the mean of a few independent numbers whose law is skewed.
///
/// The mean over quasi-random points errs most where a loss rises steeply, in the last stratum, and few replicates do
/// not make its error normal: of sixteen exponential numbers Student's interval holds the mean in 91 % of cases
/// where it should in 95 %. Hall's cubic transformation of Student's statistic takes the skewness out
/// (Hall, "On the removal of skewness by transformation", Journal of the Royal Statistical Society B 54, 1992).
struct SkewedMean {
  /// By how much the truth may be below the mean.
  let below: Double
  /// By how much it may be above.
  let above: Double

  /// The reach of the mean of independent numbers; `nil` if they are fewer than ``GroupError/fewestGroups``.
  init?(_ numbers: [Double], leavingOut: Double) {
    guard let error = GroupError(numbers.map { (count: 1, mean: $0) }) else { return nil }
    guard error.standardError > 0 else {
      (below, above) = (0, 0)
      return
    }
    let count = Double(numbers.count)
    let deviation = error.standardError * count.squareRoot()
    let mean = numbers.reduce(0, +) / count
    let cubes = numbers.reduce(0) { sum, number in
      let distance = (number - mean) / deviation
      return sum + distance * distance * distance
    }
    let skewness = cubes * count / ((count - 1) * (count - 2))
    let reach =
      StudentLaw.reach(leavingOut: leavingOut, degreesOfFreedom: error.degreesOfFreedom)
      / count.squareRoot()
    below = max(0, deviation * Self.distance(reach, skewness, count))
    above = max(0, -deviation * Self.distance(-reach, skewness, count))
  }

  /// The deviations between mean and truth at which Hall's transform of them has a value.
  private static func distance(_ value: Double, _ skewness: Double, _ count: Double) -> Double {
    guard abs(skewness) > 1e-6 else { return value }
    let cube = 1 + skewness * (value - skewness / (6 * count))
    let root = PinnedMath.pow(abs(cube), 1 / 3)
    return 3 / skewness * ((cube < 0 ? -root : root) - 1)
  }
}
