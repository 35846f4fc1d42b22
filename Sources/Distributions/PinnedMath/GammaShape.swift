// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The shape of a gamma law, with what depends on it alone: half of the work of its density.
struct GammaShape: Sendable {
  /// The shape.
  let shape: Double
  private let stirling: Double
  private let root: Double

  /// Takes a positive shape.
  init(_ shape: Double) {
    self.shape = shape
    stirling = PinnedMath.stirlingError(shape)
    root = (shape * 0.159154943091895335768883763373).squareRoot()
  }

  /// The density of the logarithm at `x`: `x^shape e^-x / Γ(shape)`.
  func logDensity(_ x: Double) -> Double {
    root * PinnedMath.exp(-stirling - PinnedMath.deviance(shape, x))
  }
}
