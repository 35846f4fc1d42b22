// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension DistributionFit {
  /// The gamma law through two percentiles.
  ///
  /// - Throws: ``DistributionError`` unless there are two, positive, and they rise; or if the shape would lie outside
  ///   `[0.001, 1e9]`.
  public static func gamma(percentiles: [Percentile]) throws(DistributionError) -> Distribution {
    let ends = try sorted(percentiles, count: 2)
    for end in ends { try Parameter.positive(end.value, "a percentile of a gamma law") }
    let wanted = PinnedMath.log(ends[1].value) - PinnedMath.log(ends[0].value)
    func spread(_ shape: Double) -> Double {
      PinnedMath.log(unitGamma(shape, ends[1])) - PinnedMath.log(unitGamma(shape, ends[0]))
    }
    // The ratio of two quantiles falls as the shape grows.
    let shape = try PinnedMath.exp(
      RootFinder.root(from: -6.9, to: 20.7, "gamma") { wanted - spread(PinnedMath.exp($0)) })
    return try checked(
      .gamma(shape: shape, scale: ends[1].value / unitGamma(shape, ends[1])))
  }

  /// The gamma law with a mean and a standard deviation.
  ///
  /// - Throws: ``DistributionError`` unless both are positive.
  public static func gamma(
    mean: Double, standardDeviation: Double
  ) throws(DistributionError) -> Distribution {
    try Parameter.positive(mean, "the mean")
    try Parameter.positive(standardDeviation, "the standard deviation")
    let ratio = mean / standardDeviation
    return try checked(
      .gamma(shape: ratio * ratio, scale: standardDeviation * (standardDeviation / mean)))
  }

  /// The law of a rate after `events` in an exposure, from a gamma prior.
  ///
  /// - Parameters:
  ///   - events: the number of events seen.
  ///   - exposure: over how long, in the time unit of the rate.
  ///   - priorShape: the prior's shape; 0.5 with `priorRate` 0 is Jeffreys' prior.
  ///   - priorRate: the exposure that the prior is worth.
  /// - Returns: a gamma law with shape `events + priorShape` and scale `1 / (exposure + priorRate)`.
  /// - Throws: ``DistributionError`` for negative arguments or a posterior that is no law.
  public static func gamma(
    events: Double, exposure: Double, priorShape: Double = 0.5, priorRate: Double = 0
  ) throws(DistributionError) -> Distribution {
    try Parameter.notNegative(events, "the number of events")
    try Parameter.notNegative(exposure, "the exposure")
    try Parameter.notNegative(priorShape, "the prior's shape")
    try Parameter.notNegative(priorRate, "the prior's rate")
    try Parameter.positive(exposure + priorRate, "the exposure with the prior's")
    return try checked(
      .gamma(shape: events + priorShape, scale: 1 / (exposure + priorRate)))
  }

  /// The Weibull law through two percentiles.
  ///
  /// - Throws: ``DistributionError`` unless there are two, positive, and they rise.
  public static func weibull(
    percentiles: [Percentile]
  ) throws(DistributionError) -> Distribution {
    let ends = try sorted(percentiles, count: 2)
    for end in ends { try Parameter.positive(end.value, "a percentile of a Weibull law") }
    let hazards = ends.map { PinnedMath.log(Level(lower: $0.probability).hazard) }
    let logarithms = ends.map { PinnedMath.log($0.value) }
    let shape = (hazards[1] - hazards[0]) / (logarithms[1] - logarithms[0])
    return try checked(
      .weibull(shape: shape, scale: PinnedMath.exp(logarithms[1] - hazards[1] / shape)))
  }

  private static func unitGamma(_ shape: Double, _ percentile: Percentile) -> Double {
    PinnedMath.inverseIncompleteGamma(shape: shape, Level(lower: percentile.probability))
  }
}
