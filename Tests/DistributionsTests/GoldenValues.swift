// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import Testing

/// The golden values that `Fixtures/golden.py` computed with mpmath.
enum GoldenValues {
  /// The rows of a fixture, without its heading.
  static func rows(_ name: String) throws -> [[String]] {
    let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "csv"))
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",").map(String.init)
    }
  }

  /// The law of a row of quantiles.csv.
  static func law(_ family: String, _ first: Double, _ second: Double) throws -> Distribution {
    switch family {
    case "gamma": .gamma(shape: first, scale: second)
    case "beta": .beta(alpha: first, beta: second)
    case "lognormal": .lognormal(mu: first, sigma: second)
    case "weibull": .weibull(shape: first, scale: second)
    case "pareto": .pareto(minimum: first, shape: second)
    case "generalizedPareto": .generalizedPareto(location: 0, scale: first, shape: second)
    default: throw UnknownName(name: family)
    }
  }

  struct UnknownName: Error {
    var name: String
  }
}

/// The relative difference of two numbers; 0 for equal ones.
func relativeDifference(_ a: Double, _ b: Double) -> Double {
  a == b ? 0 : (a - b).magnitude / max(a.magnitude, b.magnitude)
}
