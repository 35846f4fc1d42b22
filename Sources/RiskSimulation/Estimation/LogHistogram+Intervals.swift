// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension LogHistogram {
  /// An interval of a quantile by order statistics, `reach` standard errors of the number of values below it to each side.
  ///
  /// Without assumptions on the law (David and Nagaraja, Order Statistics, 2003, section 7.1). Where trials are stratified the
  /// number below a level varies less than is assumed here, so the interval is not too short. Where so few values were
  /// seen that all of them may lie below the quantile, no bound from above is known: infinity.
  func interval(of probability: Double, reach: Double) -> (lower: Double, upper: Double) {
    guard count > 0 else { return (0, 0) }
    let half = reach * (probability * (1 - probability) / Double(count)).squareRoot()
    let (lower, upper) = (probability - half, probability + half)
    return (quantile(max(lower, 0)), upper < 1 ? quantile(upper) : .infinity)
  }

  /// The error of the mean of the greatest `share` of the values.
  ///
  /// That of the mean excess over the quantile, to which a small shift of the quantile adds nothing of first order. Most
  /// values have none, so it is skewed, the more the longer the tail is.
  func tailMeanError(share: Double) -> GroupError {
    guard count > 1, share > 0 else { return GroupError(standardError: 0) }
    let level = quantile(1 - share)
    var (sum, squares, cubes) = (0.0, 0.0, 0.0)
    // Those whose upper end lies above the level; nearly all of them are empty.
    for bucket in buckets.clamped(to: Self.bucket(of: level)..<buckets.upperBound) {
      let number = number(in: bucket)
      guard number > 0 else { continue }
      let middle = (Self.lowerEnd(of: bucket) + Self.lowerEnd(of: bucket + 1)) / 2
      let excess = max(middle - level, 0)
      sum += number * excess
      squares += number * excess * excess
      cubes += number * excess * excess * excess
    }
    let values = Double(count)
    let mean = sum / values
    let variance = max(squares / values - mean * mean, 0)
    let third = cubes / values - mean * (3 * variance + mean * mean)
    return GroupError(
      standardError: (variance / values).squareRoot() / share, degreesOfFreedom: values - 1,
      skewness: variance > 0 ? third / (variance * variance.squareRoot()) : 0)
  }
}
