// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// The interval of a probability of which `events` of `trials` independent trials are known.
///
/// Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial",
/// Biometrika 26, 1934: it holds at least its confidence for every probability and any number of events, none
/// included. Its ends are quantiles of beta laws.
public struct BinomialInterval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// Computes the interval.
  ///
  /// - Parameters:
  ///   - events: The number of trials with the event.
  ///   - trials: The number of trials, at least 1.
  ///   - confidence: The least probability that the interval covers, each side missing half of the rest.
  public init(events: Int, trials: Int, confidence: Double = 0.95) {
    precondition(trials > 0 && (0...trials).contains(events), "events among trials")
    let tail = (1 - confidence) / 2
    let (k, n) = (Double(events), Double(trials))
    lower =
      events == 0 ? 0 : PinnedMath.inverseIncompleteBeta(k, n - k + 1, Level(lower: tail))
    upper =
      events == trials
      ? 1 : PinnedMath.inverseIncompleteBeta(k + 1, n - k, Level(upper: tail))
  }
}
