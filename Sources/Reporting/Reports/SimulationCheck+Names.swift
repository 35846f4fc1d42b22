// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

extension SimulationCheck.Subject {
  /// Its name in results.
  var name: String {
    switch self {
    case .tree: "tree"
    case .vulnerability: "vulnerability"
    case .expectedLoss: "ale"
    case .events: "events"
    case .compoundMean: "compoundMean"
    case .exceedance: "lossCurve"
    }
  }

  /// Whether it is a point of the loss curve.
  var isExceedance: Bool {
    if case .exceedance = self { true } else { false }
  }
}
