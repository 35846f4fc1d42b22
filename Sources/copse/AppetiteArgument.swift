// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import ModelFiles
import Reporting

/// Points of an appetite line as arguments: `5M@5%`.
enum AppetiteArgument {
  /// The points.
  ///
  /// - Throws: `ValidationError` for a text that is none.
  static func points(_ texts: [String]) throws -> [RiskAppetite] {
    try texts.map { text in
      let parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let loss = AmountParser.number(parts[0]), loss > 0,
        let share = AmountParser.number(parts[1]), share > 0, share <= 1
      else { throw ValidationError("--appetite '\(text)': write LOSS@SHARE, such as 500k@5%") }
      return RiskAppetite(loss: loss, probability: share)
    }
  }
}
