// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A quantile function that solves a differential equation: that of a beta law on the unit interval, or of a gamma law of scale 1.
enum QuantileCurve {
  case beta(BetaShapes)
  case gamma(GammaInverse)

  /// The value at a tail probability; beta's complement where that is the smaller, so that it keeps its digits.
  func value(at level: Level) -> (value: Double, isMirrored: Bool) {
    switch self {
    case .beta(let shapes):
      let t = shapes.quantileLogit(level)
      return (PinnedMath.logistic(-t.magnitude), t > 0)
    case .gamma(let inverse): return (inverse(level), false)
    }
  }

  /// The value after a step of its logit (beta) or logarithm (gamma).
  func moved(_ x: Double, by step: Double) -> Double {
    switch self {
    case .beta: x / (x + (1 - x) * PinnedMath.exp(-step))
    case .gamma: x * PinnedMath.exp(step)
    }
  }

  /// Whether a value's complement is the smaller.
  func isBeyondMiddle(_ x: Double) -> Bool {
    if case .beta = self { x > 0.5 } else { false }
  }

  /// The density of the logit (beta) or of the logarithm (gamma) at a value, or at the value of which it is the complement.
  func density(_ x: Double, isMirrored: Bool) -> Double {
    switch self {
    case .beta(let shapes):
      isMirrored ? shapes.logitDensity(1 - x, x) : shapes.logitDensity(x, 1 - x)
    case .gamma(let inverse): inverse.shape.logDensity(x)
    }
  }

  /// How fast the value changes with the probability.
  func slope(_ x: Double, isMirrored: Bool) -> Double {
    let density = density(x, isMirrored: isMirrored)
    if case .beta = self { return x * (1 - x) / density }
    return x / density
  }

  /// The series from a value, or from the value of which it is the complement; nil where it does not converge.
  ///
  /// `halfWidth` is half the interval's probability, negative where values fall along it.
  func arc(at x: Double, isMirrored: Bool, halfWidth: Double) -> QuantileArc? {
    let density = density(x, isMirrored: isMirrored)
    return series(isMirrored: isMirrored).arc(at: x, density: density, halfWidth: halfWidth)
  }

  private func series(isMirrored: Bool) -> QuantileSeries {
    switch self {
    case .beta(let shapes):
      QuantileSeries(
        shape: isMirrored ? shapes.b : shapes.a, slope: shapes.a + shapes.b, isBeta: true)
    case .gamma(let inverse): QuantileSeries(shape: inverse.shape.shape, slope: 1, isBeta: false)
    }
  }
}
