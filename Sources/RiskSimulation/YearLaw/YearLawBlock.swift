// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A block of draws of the parameters, for the law of a scenario's year.
struct YearLawBlock: Sendable {
  /// The numbers of each draw, one draw after the other.
  var rows: [Double]
  /// By draw, the expected loss less its mean over the parameters that can be integrated out: a number of expectation 0.
  var controls: [Double]
}
