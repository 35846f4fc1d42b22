// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The columns of a threat's year under a set of controls.
struct ThreatFormula {
  /// The column of P(goal given one attempt).
  var vulnerability: Register
  /// The column of expected loss events a year.
  var eventRate: Register
  /// The column of the expected annual loss before transfers with a deductible or limit.
  var expected: Register
  /// How years are drawn.
  var sampler: LossSampler

  /// Whether ``expected`` is what remains with us.
  var isLinear: Bool { sampler.transfers.isEmpty }

  /// All columns that are read after the program has run.
  var outputs: [Register] { [vulnerability, eventRate, expected] + sampler.outputs }
}
