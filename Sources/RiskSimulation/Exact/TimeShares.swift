// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// The time to the deadline that holds, shared out among the stages of an analysis.
struct TimeShares {
  private let start = ContinuousClock.now
  /// The seconds that there were in all; `nil` if there is no deadline.
  private let total = Deadline.secondsLeft

  /// Does some work that has to end when a share of the whole time is over.
  func until<Result>(_ share: Double, _ work: () throws -> Result) rethrows -> Result {
    try Deadline.within(total.map { max(0, share * $0 - spent) }, work)
  }

  /// Whether a share of the whole time is over.
  func hasPassed(_ share: Double) -> Bool { total.map { spent >= share * $0 } ?? false }

  private var spent: Double { start.duration(to: .now) / .seconds(1) }
}
