// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why a benchmark could not be run.
struct BenchmarkError: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}
