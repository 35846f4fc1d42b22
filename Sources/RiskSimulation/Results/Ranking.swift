// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Ranks threats by a measure, and says how sure each rank is.
struct Ranking {
  /// The probability that the interval of ranks leaves out on each side.
  private static let tail = 0.05
  /// The standard normal's 95 % quantile.
  private static let normal95 = 1.6448536269514722

  /// The threats, the greatest first, with their ranks.
  let ranked: [ThreatResult]

  /// Ranks threats by what was counted of them, in the same order.
  ///
  /// O(threats squared).
  init(_ threats: [ThreatResult], by measure: RankingMeasure, counts: TrialCounts) {
    let order = threats.indices.sorted { left, right in
      let (a, b) = (threats[left].value(of: measure), threats[right].value(of: measure))
      return a == b ? left < right : a > b
    }
    let intervals = measure == .var95 ? Self.quantileIntervals(counts) : []
    ranked = order.enumerated().map { place, index in
      var threat = threats[index]
      threat.rank = place + 1
      threat.rankDistribution =
        measure == .var95
        ? Self.overlaps(of: index, intervals) : Self.counted(counts.threats[index].ranks)
      return threat
    }
  }

  /// The rank interval and top shares of ranks that were counted in each trial.
  private static func counted(_ ranks: [UInt64]) -> RankDistribution {
    let total = Double(max(ranks.reduce(0, +), 1))
    var shares: [Double] = []
    var seen = 0.0
    for count in ranks {
      seen += Double(count)
      shares.append(seen / total)
    }
    let best = shares.firstIndex { $0 >= tail } ?? 0
    let worst = shares.firstIndex { $0 >= 1 - tail } ?? ranks.count - 1
    return RankDistribution(best: best + 1, worst: worst + 1, topShares: shares)
  }

  /// A 90 % interval of each threat's VaR95: order statistics of its simulated years.
  private static func quantileIntervals(_ counts: TrialCounts) -> [(lower: Double, upper: Double)] {
    counts.threats.map { $0.annualLoss.interval(of: 0.95, reach: normal95) }
  }

  /// The ranks that a threat can have if each measure lies anywhere in its interval.
  private static func overlaps(
    of index: Int, _ intervals: [(lower: Double, upper: Double)]
  ) -> RankDistribution {
    let own = intervals[index]
    let above = intervals.count { $0.lower > own.upper }
    let below = intervals.count { $0.upper < own.lower }
    return RankDistribution(best: above + 1, worst: intervals.count - below, topShares: [])
  }
}
