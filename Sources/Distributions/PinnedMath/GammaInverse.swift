// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The quantile function of the gamma law of scale 1.
struct GammaInverse: Sendable {
  /// The shape.
  let shape: GammaShape
  private let logFactorial: Double

  /// Takes a positive shape.
  init(_ shape: Double) {
    self.shape = GammaShape(shape)
    logFactorial = PinnedMath.logGamma(shape + 1)
  }

  /// The quantile; NaN unless the shape is positive.
  func callAsFunction(_ level: Level) -> Double {
    guard shape.shape > 0, !level.lower.isNaN else { return .nan }
    if level.lower <= 0 { return 0 }
    if level.upper <= 0 { return .infinity }
    let start = start(level)
    if start < -690 { return PinnedMath.exp(start) }
    let t = TailSolver.solve(level, start: start) { t in
      let x = PinnedMath.exp(t)
      let density = shape.logDensity(x)
      return TailSolver.Point(
        level: PinnedMath.incompleteGamma(shape: shape.shape, x, logDensity: density),
        density: density, slope: shape.shape - x)
    }
    return PinnedMath.exp(t)
  }

  /// A start for the logarithm of the quantile: the power law of the lower tail, or Wilson and Hilferty's cube.
  private func start(_ level: Level) -> Double {
    let shape = shape.shape
    let power = (PinnedMath.log(level.lower) + logFactorial) / shape
    let root = 1 - 1 / (9 * shape) + level.normalScore / (3 * shape.squareRoot())
    if shape < 0.5 || root < 0.2 {
      return level.isLow
        ? power : min(power, PinnedMath.log(shape + 2 - 2 * PinnedMath.log(level.upper)))
    }
    return PinnedMath.log(shape) + 3 * PinnedMath.log(root)
  }
}
