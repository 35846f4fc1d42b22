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
    }
    /// A law of losses.
    struct Law: Decodable {
      var p95: Double
      var standardDeviation: Double
    }
    var ale: Loss
    var annualLoss: Law
  }
  /// Why it ended.
  struct Stopping: Decodable {
    /// Quantiles by transform.
    struct YearLaw: Decodable {
      var var95: Double
    }
    var yearLaw: YearLaw?
  }
  var trials: Int
  var portfolio: Portfolio
  var stopping: Stopping?
}
