// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums of an annual loss that depend on the order of addition.
struct LossMoments: Sendable {
  /// The estimates of the expected loss, trial by trial, and their control variate of mean 0.
  var estimate = PairMoments()
  /// The expected loss given the parameters, where it is exact.
  var conditional = Moments()
  /// The simulated loss.
  var simulated = Moments()
  /// The variance given the parameters.
  var variance = Moments()
  /// The largest event of the year.
  var largest = Moments()
  /// P(at least one loss event a year) given the parameters.
  var anyEvent = Moments()
  /// The loss before all transfers.
  var gross = GrossMoments()

  /// Joins the sums of further trials.
  mutating func merge(_ other: LossMoments) {
    estimate.merge(other.estimate)
    conditional.merge(other.conditional)
    simulated.merge(other.simulated)
    variance.merge(other.variance)
    largest.merge(other.largest)
    anyEvent.merge(other.anyEvent)
    gross.merge(other.gross)
  }

  /// How much of its control variate is taken off the estimate.
  var slope: Double {
    estimate.second.variance > 0 ? estimate.covariance / estimate.second.variance : 0
  }

  /// The mean estimate, less a slope's share of its control variate: of all trials, or of a group by the slope of all.
  func corrected(slope: Double) -> Double { estimate.first.mean - slope * estimate.second.mean }

  /// The expected annual loss: the mean estimate, corrected by its control variate.
  var expectedLoss: ExpectedLoss {
    let explained = slope * estimate.covariance
    let variance = max(estimate.first.variance - explained, 0)
    let count = max(estimate.first.count, 1)
    return ExpectedLoss(
      mean: corrected(slope: slope),
      standardError: (variance / count).squareRoot(), simulatedMean: simulated.mean,
      simulatedStandardError: simulated.standardError)
  }

  /// The standard deviation of the annual loss: by the law of total variance where conditional means are
  /// exact, else the simulated one.
  func standardDeviation(isLinear: Bool) -> Double {
    isLinear
      ? (variance.mean + conditional.variance).squareRoot() : simulated.standardDeviation
  }
}
