// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Integrals of powers of the survival probability.
enum PowerIntegral {
  /// The integral of `(1 - u)^-exponent` from 0 to the level; infinite where it diverges.
  static func value(_ exponent: Double, _ level: Level) -> Double {
    let rest = 1 - exponent
    if level.upper <= 0 { return rest > 0 ? 1 / rest : .infinity }
    // (1 - v^rest) / rest, which becomes -log v.
    let hazard = level.hazard
    let x = rest * hazard
    return x.magnitude < 1e-17 ? hazard : -PinnedMath.expm1(-x) / rest
  }
}
