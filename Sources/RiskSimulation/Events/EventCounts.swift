// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How often a goal was reached.
struct EventCounts: TrialSums {
  /// Words of up to 64 trials that were run: the unit of the schedule.
  var trials = 0
  /// Trials in which the goal was reached.
  var reached = 0

  mutating func merge(_ other: EventCounts) {
    trials += other.trials
    reached += other.reached
  }
}
