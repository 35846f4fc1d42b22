// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Eighteen threats with Poisson events and lognormal losses, the same numbers for every engine.
enum Portfolio {
  private static let rates = [
    0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5, 2, 2.5, 3, 0.05, 0.35, 0.7,
  ]

  /// Events a year, 5th and 95th percentile of a loss.
  private static var threats: [(rate: Double, p05: Int, p95: Int)] {
    rates.enumerated().map { ($1, 1_000 * ($0 + 1), 40_000 * ($0 + 1)) }
  }

  /// A model file of copse.
  static var model: String {
    "model: {title: Eighteen threats, currency: USD}\nthreats:\n"
      + threats.enumerated().map { index, threat in
        """
          threat-\(index + 1):
            stride: tampering
            attempts: \(threat.rate)
            loss: {lognormal: {p05: \(threat.p05) USD, p95: \(threat.p95) USD}}
            tree: {goal-\(index + 1): {probability: 1}}

        """
      }.joined()
  }

  /// A JSON list for the peers.
  static var json: String {
    "[" + threats.map { "[\($0.rate), \($0.p05), \($0.p95)]" }.joined(separator: ", ") + "]"
  }
}
