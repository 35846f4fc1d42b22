// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension ThreatResult {
  /// The number that the threat is ranked by.
  public func value(of measure: RankingMeasure) -> Double {
    switch measure {
    case .ale: ale.mean
    case .var95: annualLoss.p95
    case .probability: probabilityOfAnyEvent
    case .vulnerability: vulnerability.mean
    case .events: lossEventsPerYear.mean
    }
  }
}
