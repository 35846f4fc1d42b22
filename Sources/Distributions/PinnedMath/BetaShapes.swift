// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The shapes of a beta law, with what depends on them alone: a third of the work of its density.
struct BetaShapes: Sendable {
  /// The first shape.
  let a: Double
  /// The second shape.
  let b: Double
  private let stirling: Double
  private let root: Double

  /// Takes two positive shapes.
  init(_ a: Double, _ b: Double) {
    self.a = a
    self.b = b
    let n = a + b
    stirling =
      PinnedMath.stirlingError(n) - PinnedMath.stirlingError(a) - PinnedMath.stirlingError(b)
    root = (a * b / n * 0.159154943091895335768883763373).squareRoot()
  }

  /// The density of the logit at `x`, where `y` is `1 - x`: `x^a y^b / B(a, b)`.
  func logitDensity(_ x: Double, _ y: Double) -> Double {
    let n = a + b
    let shift = b * x - a * y
    let exponent =
      stirling - PinnedMath.deviance(a, n * x, difference: shift)
      - PinnedMath.deviance(b, n * y, difference: -shift)
    return root * PinnedMath.exp(exponent)
  }

  /// The logit of the quantile, by Newton's method from an estimate of it or from a start of its own.
  func quantileLogit(_ level: Level, near estimate: Double? = nil) -> Double {
    let start = estimate ?? PinnedMath.betaStart(a, b, level)
    guard start.magnitude < 690 else { return start }
    return TailSolver.solve(level, start: start) { t in
      let (x, y) = (PinnedMath.logistic(t), PinnedMath.logistic(-t))
      let density = logitDensity(x, y)
      return TailSolver.Point(
        level: PinnedMath.incompleteBeta(a, b, x, y, logitDensity: density), density: density,
        slope: a * y - b * x)
    }
  }
}
