// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Orders of work on controls, and the risk over the next quarters under each.
public struct RoadmapResult: Hashable, Sendable {
  /// The scenario whose controls are in place at the beginning.
  public let scenario: Scenario
  /// The currency of all money.
  public let currency: String
  /// The first day.
  public let begins: CalendarDate
  /// The number of quarters.
  public let quarters: Int
  /// The person-days of a quarter.
  public let capacity: Double
  /// What is to be built, in the model's order.
  public let items: [WorkItem]
  /// The expected annual loss before anything lands.
  public let lossNow: Double
  /// The expected annual loss when everything is in place.
  public let lossAtEnd: Double
  /// The orders, the best first.
  public let orders: [RoadmapOrder]
  /// How many sets of finished controls were weighed: all that requirements allow, which is the proof.
  public let statesWeighed: Int
  /// The number of parameter draws.
  public let draws: Int
  /// The seed of the draws.
  public let seed: UInt64

  /// The first day of a quarter, from 0; `nil` beyond the year 9999.
  public func start(ofQuarter quarter: Int) -> CalendarDate? {
    begins.adding(days: Int((Double(quarter) * RoadmapPlanner.daysPerQuarter).rounded()))
  }

  /// The best order.
  public var best: RoadmapOrder { orders[0] }
}
