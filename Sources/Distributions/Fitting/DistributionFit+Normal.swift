// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension DistributionFit {
  /// The normal law through two percentiles.
  ///
  /// - Throws: ``DistributionError`` unless there are two and they rise.
  public static func normal(
    percentiles: [Percentile]
  ) throws(DistributionError) -> Distribution {
    let ends = try sorted(percentiles, count: 2)
    let line = scoreLine(ends.map { ($0.probability, $0.value) })
    return try checked(.normal(mean: line.centre, standardDeviation: line.slope))
  }

  /// The lognormal law through two percentiles.
  ///
  /// - Throws: ``DistributionError`` unless there are two, positive, and they rise.
  public static func lognormal(
    percentiles: [Percentile]
  ) throws(DistributionError) -> Distribution {
    let ends = try sorted(percentiles, count: 2)
    for end in ends { try Parameter.positive(end.value, "a percentile of a lognormal law") }
    let line = scoreLine(ends.map { ($0.probability, PinnedMath.log($0.value)) })
    return try checked(.lognormal(mu: line.centre, sigma: line.slope))
  }

  /// The lognormal law with a mean and a standard deviation.
  ///
  /// - Throws: ``DistributionError`` unless the mean is positive and the deviation not negative.
  public static func lognormal(
    mean: Double, standardDeviation: Double
  ) throws(DistributionError) -> Distribution {
    try Parameter.positive(mean, "the mean")
    try Parameter.notNegative(standardDeviation, "the standard deviation")
    let ratio = standardDeviation / mean
    let variance = PinnedMath.log1p(ratio * ratio)
    return try checked(
      .lognormal(mu: PinnedMath.log(mean) - 0.5 * variance, sigma: variance.squareRoot()))
  }

  /// The lognormal law with a median and an error factor, the 95th percentile over the median.
  ///
  /// - Throws: ``DistributionError`` unless the median is positive and the factor at least 1.
  public static func lognormal(
    median: Double, errorFactor: Double
  ) throws(DistributionError) -> Distribution {
    try Parameter.positive(median, "the median")
    return try checked(
      .lognormal(mu: PinnedMath.log(median), sigma: try logDeviation(errorFactor: errorFactor)))
  }

  /// The lognormal law with a mean and an error factor, the 95th percentile over the median.
  ///
  /// - Throws: ``DistributionError`` unless the mean is positive and the factor at least 1.
  public static func lognormal(
    mean: Double, errorFactor: Double
  ) throws(DistributionError) -> Distribution {
    try Parameter.positive(mean, "the mean")
    let sigma = try logDeviation(errorFactor: errorFactor)
    return try checked(
      .lognormal(mu: PinnedMath.log(mean) - 0.5 * sigma * sigma, sigma: sigma))
  }

  private static func logDeviation(errorFactor: Double) throws(DistributionError) -> Double {
    try Parameter.finite(errorFactor, "the error factor")
    guard errorFactor >= 1 else {
      throw .outside(
        parameter: "the error factor", value: errorFactor, lower: 1, upper: .infinity)
    }
    return PinnedMath.log(errorFactor) / normal95
  }

  /// The line through two values against normal scores: its value at 0 and its slope.
  private static func scoreLine(
    _ ends: [(probability: Double, value: Double)]
  ) -> (centre: Double, slope: Double) {
    let scores = ends.map { PinnedMath.normalQuantile($0.probability) }
    let slope = (ends[1].value - ends[0].value) / (scores[1] - scores[0])
    // Through the end that is nearer to the middle, and through the middle itself for a symmetric pair.
    let centre =
      scores[0] == -scores[1]
      ? 0.5 * ends[0].value + 0.5 * ends[1].value
      : scores[0].magnitude < scores[1].magnitude
        ? ends[0].value - slope * scores[0] : ends[1].value - slope * scores[1]
    return (centre, slope)
  }
}
