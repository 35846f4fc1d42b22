// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// What one run of `copse simulate --format json` found.
struct Figures: Decodable {
  /// A portfolio's figures.
  struct Portfolio: Decodable {
    /// An expected loss.
    struct Loss: Decodable {
      var mean: Double
      var simulatedMean: Double
    }
    /// A law of losses.
    struct Law: Decodable {
      var p95: Double
    }
    var ale: Loss
    var annualLoss: Law
  }
  var portfolio: Portfolio
}
