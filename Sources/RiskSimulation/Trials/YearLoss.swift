// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The loss of one simulated year.
struct YearLoss {
  /// The total of the year, net of transfers.
  var total = 0.0
  /// The total of the year before all transfers.
  var gross = 0.0
  /// The largest single event, net of transfers by event.
  var largest = 0.0
}
