// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Scores earlier predictions against what happened.
public enum Backtest {
  /// Matches outcomes with predictions of the same threat and year, and scores them.
  ///
  /// - Parameters:
  ///   - forecasts: The predictions; one without a year serves for any year that has none of its own.
  ///   - outcomes: What happened.
  /// - Returns: The scores.
  /// - Complexity: O(forecasts x outcomes).
  public static func result(_ forecasts: [Forecast], _ outcomes: [Outcome]) -> BacktestResult {
    var pairs: [BacktestResult.Pair] = []
    var unmatched: [Outcome] = []
    for outcome in outcomes {
      let fitting = forecasts.filter { $0.threat == outcome.threat }
      let forecast =
        fitting.first { $0.year == outcome.year } ?? fitting.first { $0.year == nil }
      guard let forecast else {
        unmatched.append(outcome)
        continue
      }
      pairs.append(
        BacktestResult.Pair(
          forecast: forecast, outcome: outcome,
          transform: outcome.loss.map { forecast.transform(of: $0) }))
    }
    let transforms = pairs.compactMap(\.transform)
    return BacktestResult(
      pairs: pairs, unmatched: unmatched,
      events: EventScores(
        pairs.compactMap { pair in
          pair.outcome.happened.map { (pair.forecast.probability, $0) }
        }),
      coverage: [(0.05, 0.95), (0, 0.95), (0, 0.99)].map { coverage(pairs, $0.0, $0.1) },
      histogram: (0..<10).map { tenth in
        transforms.filter { min(Int($0 * 10), 9) == tenth }.count
      })
  }

  /// A loss of 0 is inside if the interval reaches down to 0, which it does where no loss is as likely
  /// as the lower level.
  private static func coverage(
    _ pairs: [BacktestResult.Pair], _ lower: Double, _ upper: Double
  ) -> IntervalCoverage {
    let known = pairs.filter { $0.transform != nil }
    let inside = known.filter { pair in
      guard let loss = pair.outcome.loss, let transform = pair.transform else { return false }
      if loss <= 0 { return 1 - pair.forecast.probability >= lower }
      return transform >= lower && transform <= upper
    }
    return IntervalCoverage(lower: lower, upper: upper, count: known.count, inside: inside.count)
  }
}
