// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// How far a sum lies from what is expected, as a normal deviation.
enum SkewedScore {
  /// The normal deviation that is as unlikely as one of a gamma law of this skewness.
  ///
  /// Years of rare and heavy losses are not normal even by the hundred thousand. The gamma law's quantile is that of
  /// Wilson and Hilferty, "The distribution of chi-square", PNAS 17, 1931.
  static func corrected(_ deviation: Double, skewness: Double) -> Double {
    guard skewness.magnitude > 1e-6 else { return deviation }
    let base = max(skewness * deviation / 2 + 1, 0)
    let root = base == 0 ? 0 : PinnedMath.exp(PinnedMath.log(base) / 3)
    return 6 / skewness * (root - 1) + skewness / 6
  }

  /// A comparison of an expected and an observed number; a difference in rounding is none.
  static func comparison(
    _ threat: String, _ subject: SimulationCheck.Subject, expected: Double, observed: Double,
    standardError: Double, skewness: Double = 0
  ) -> SimulationCheck.Comparison {
    let difference = observed - expected
    var score = 0.0
    if !(difference.magnitude <= 1e-9 * max(expected.magnitude, observed.magnitude)) {
      score = corrected(difference / standardError, skewness: skewness)
    }
    return SimulationCheck.Comparison(
      threat: threat, subject: subject, expected: expected, observed: observed,
      standardError: standardError, zScore: score)
  }

  /// The comparison of a share of trials with its probability.
  static func share(
    _ threat: String, _ subject: SimulationCheck.Subject, probability: Double, observed: Double,
    trials: Int
  ) -> SimulationCheck.Comparison {
    let variance = probability * (1 - probability)
    let error = (variance / Double(trials)).squareRoot()
    return comparison(
      threat, subject, expected: probability, observed: observed, standardError: error,
      skewness: variance > 0 ? (1 - 2 * probability) / (variance * Double(trials)).squareRoot() : 0
    )
  }
}
