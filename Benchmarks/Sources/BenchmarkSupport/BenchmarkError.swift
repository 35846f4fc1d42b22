// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why a benchmark could not be run.
package struct BenchmarkError: Error, CustomStringConvertible {
  package var message: String
  package var description: String { message }

  /// Makes an error that says this.
  package init(message: String) {
    self.message = message
  }
}
