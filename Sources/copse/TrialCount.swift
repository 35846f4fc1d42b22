// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import ModelFiles

/// Reads a number of trials: `100000`, `200k`, `1e9`.
enum TrialCount {
  /// The number of a text.
  ///
  /// - Throws: `ValidationError` if it is not a whole number from 1 on.
  static func parse(_ text: String) throws -> Int {
    guard let number = AmountParser.number(text), number >= 1, let count = Int(exactly: number)
    else { throw ValidationError("'\(text)' is no number of trials: write 100000, 200k or 1e9") }
    return count
  }
}
