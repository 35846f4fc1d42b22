// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// Scores of probabilities against yes or no.
public struct EventScores: Hashable, Sendable {
  /// How many predictions were scored.
  public let count: Int
  /// The mean squared distance (Brier, Monthly Weather Review 78, 1950): 0 is perfect.
  public let brier: Double
  /// How far the bins' predictions are from their frequencies: 0 is perfect.
  ///
  /// Murphy, Journal of Applied Meteorology 12, 1973.
  public let reliability: Double
  /// How far the bins' frequencies are from the overall one: the more the better.
  public let resolution: Double
  /// The score of always predicting the overall frequency.
  public let uncertainty: Double
  /// What binning leaves over, so that the score is reliability - resolution + uncertainty + this
  /// (Stephenson, Coelho and Jolliffe, Weather and Forecasting 23, 2008).
  public let withinBins: Double
  /// The mean of `-log` of the probability of what happened; infinite if the impossible did.
  public let logScore: Double
  /// The bins of the calibration plot that hold predictions.
  public let bins: [CalibrationBin]

  /// One less the score's ratio to ``uncertainty``; `nil` if always the same happened.
  public var skill: Double? { uncertainty > 0 ? 1 - brier / uncertainty : nil }

  /// Scores pairs of a probability and what happened; `nil` for none.
  ///
  /// O(pairs).
  public init?(_ pairs: [(probability: Double, happened: Bool)], bins number: Int = 10) {
    guard !pairs.isEmpty else { return nil }
    let total = Double(pairs.count)
    func mean(_ f: ((probability: Double, happened: Bool)) -> Double) -> Double {
      pairs.reduce(0) { $0 + f($1) } / total
    }
    let base = mean { $0.happened ? 1 : 0 }
    count = pairs.count
    brier = mean { pair in
      let distance = pair.probability - (pair.happened ? 1 : 0)
      return distance * distance
    }
    logScore = mean { pair in
      let chance = pair.happened ? pair.probability : 1 - pair.probability
      return chance > 0 ? -PinnedMath.log(chance) : .infinity
    }
    bins = Self.bins(pairs, number)
    reliability = bins.reduce(0) { sum, bin in
      sum + Double(bin.count) / total * (bin.forecast - bin.observed)
        * (bin.forecast - bin.observed)
    }
    resolution = bins.reduce(0) { sum, bin in
      sum + Double(bin.count) / total * (bin.observed - base) * (bin.observed - base)
    }
    uncertainty = base * (1 - base)
    withinBins = brier - (reliability - resolution + uncertainty)
  }

  private static func bins(
    _ pairs: [(probability: Double, happened: Bool)], _ number: Int
  ) -> [CalibrationBin] {
    (0..<number).compactMap { index in
      let inside = pairs.filter { min(Int($0.probability * Double(number)), number - 1) == index }
      guard !inside.isEmpty else { return nil }
      let count = Double(inside.count)
      return CalibrationBin(
        lower: Double(index) / Double(number), upper: Double(index + 1) / Double(number),
        count: inside.count, forecast: inside.reduce(0) { $0 + $1.probability } / count,
        observed: Double(inside.filter(\.happened).count) / count)
    }
  }
}
