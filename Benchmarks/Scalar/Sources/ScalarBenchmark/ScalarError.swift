// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What keeps the benchmark from running.
struct ScalarError: Error, CustomStringConvertible {
  /// What is wrong.
  let message: String

  var description: String { message }
}
