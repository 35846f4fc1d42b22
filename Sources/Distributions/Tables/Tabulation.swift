// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How a quantile function is tabulated.
enum Tabulation {
  /// Not at all: it is as cheap as a table.
  case direct
  /// By polynomials, as it is smooth between its kinks.
  case smooth
  /// By cumulative probabilities, as it is a step function.
  case steps
}
