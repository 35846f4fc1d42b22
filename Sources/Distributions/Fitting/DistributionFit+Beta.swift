// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension DistributionFit {
  /// The beta law through two percentiles.
  ///
  /// - Throws: ``DistributionError`` unless there are two, inside (0, 1), and they rise; or if no shapes between
  ///   `1e-4` and `1e8` meet them.
  public static func beta(percentiles: [Percentile]) throws(DistributionError) -> Distribution {
    let ends = try sorted(percentiles, count: 2)
    for end in ends where !(end.value > 0 && end.value < 1) {
      throw .outside(
        parameter: "a percentile of a beta law", value: end.value, lower: 0, upper: 1)
    }
    // For a given sum of shapes one mean meets the first percentile; the sum is then varied. The greater it
    // is, the closer together lie the percentiles.
    let logarithm = try RootFinder.root(from: -9, to: 18, "beta") { sum in
      let pair = betaShapes(sum: PinnedMath.exp(sum), through: ends[0])
      return PinnedMath.incompleteBeta(pair.alpha, pair.beta, ends[1].value).lower
        - ends[1].probability
    }
    let pair = betaShapes(sum: PinnedMath.exp(logarithm), through: ends[0])
    return try checked(.beta(alpha: pair.alpha, beta: pair.beta))
  }

  /// The beta law with a mean and a standard deviation.
  ///
  /// - Throws: ``DistributionError`` unless the mean lies inside (0, 1) and the variance below `mean (1 - mean)`.
  public static func beta(
    mean: Double, standardDeviation: Double
  ) throws(DistributionError) -> Distribution {
    try Parameter.positive(standardDeviation, "the standard deviation")
    guard mean > 0 && mean < 1 else {
      throw .outside(parameter: "the mean", value: mean, lower: 0, upper: 1)
    }
    let largest = (mean * (1 - mean)).squareRoot()
    guard standardDeviation < largest else {
      throw .noFit(
        "a beta law of mean \(mean) has a standard deviation below \(largest), "
          + "not \(standardDeviation)")
    }
    let ratio = largest / standardDeviation
    let sum = ratio * ratio - 1
    return try checked(.beta(alpha: mean * sum, beta: (1 - mean) * sum))
  }

  /// The law of a probability after `successes` in `trials`, from a beta prior.
  ///
  /// - Parameters:
  ///   - successes: how often it happened.
  ///   - trials: how often it could have happened.
  ///   - priorAlpha: the prior's first shape; 0.5 for both is Jeffreys' prior, 1 the uniform one.
  ///   - priorBeta: the prior's second shape.
  /// - Returns: a beta law with shapes `successes + priorAlpha` and `trials - successes + priorBeta`.
  /// - Throws: ``DistributionError`` for counts that are negative or more successes than trials.
  public static func beta(
    successes: Double, trials: Double, priorAlpha: Double = 0.5, priorBeta: Double = 0.5
  ) throws(DistributionError) -> Distribution {
    try Parameter.notNegative(successes, "the number of successes")
    try Parameter.ordered(
      successes, "the number of successes", trials, "the number of trials")
    try Parameter.notNegative(priorAlpha, "the prior's alpha")
    try Parameter.notNegative(priorBeta, "the prior's beta")
    return try checked(
      .beta(alpha: successes + priorAlpha, beta: trials - successes + priorBeta))
  }

  /// The shapes of a given sum that meet a percentile.
  private static func betaShapes(
    sum: Double, through percentile: Percentile
  ) -> (alpha: Double, beta: Double) {
    let logit = RootFinder.crossing(from: -40, to: 40) { logit in
      let share = PinnedMath.logistic(logit)
      let rest = PinnedMath.logistic(-logit)
      return percentile.probability
        - PinnedMath.incompleteBeta(sum * share, sum * rest, percentile.value).lower
    }
    return (sum * PinnedMath.logistic(logit), sum * PinnedMath.logistic(-logit))
  }
}
