// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The beta law on an interval.
struct BetaLaw: Law {
  private let shapes: BetaShapes
  private let minimum: Double
  private let width: Double

  /// Makes the law of shapes, on the unit interval unless another is given.
  init(alpha: Double, beta: Double, minimum: Double = 0, width: Double = 1) {
    shapes = BetaShapes(alpha, beta)
    self.minimum = minimum
    self.width = width
  }

  private var alpha: Double { shapes.a }
  private var beta: Double { shapes.b }

  var support: (lower: Double, upper: Double) { (minimum, minimum + width) }
  var mean: Double { minimum + width * (alpha / (alpha + beta)) }

  var variance: Double {
    let n = alpha + beta
    return width * width * (alpha / n) * (beta / n) / (n + 1)
  }

  func quantile(_ level: Level) -> Double {
    minimum + width * PinnedMath.inverseIncompleteBeta(alpha, beta, level)
  }

  func quantiles(
    inCell centre: Double, halfWidth: Double, isHigh: Bool, near estimate: Double?
  ) -> SIMD8<Double>? {
    let level = isHigh ? Level(upper: centre) : Level(lower: centre)
    let t = shapes.quantileLogit(level, near: estimate.flatMap(logit))
    guard t.magnitude < 700 else {
      let end = quantile(tail: centre + halfWidth, isHigh: isHigh)
      return end == quantile(level) ? SIMD8(repeating: end) : nil
    }
    // Next to 1 the mirrored law is expanded, since 1 - x keeps its digits.
    let isMirrored = t > 0
    let (a, b) = isMirrored ? (beta, alpha) : (alpha, beta)
    let x = PinnedMath.logistic(-t.magnitude)
    let y = PinnedMath.logistic(t.magnitude)
    let density = isMirrored ? shapes.logitDensity(y, x) : shapes.logitDensity(x, y)
    let values = QuantileSeries(shape: a, slope: a + b, isBeta: true).values(
      at: x, density: density, halfWidth: isHigh == isMirrored ? halfWidth : -halfWidth)
    return values.map { minimum + width * (isMirrored ? 1 - $0 : $0) }
  }

  func path(isHigh: Bool) -> QuantilePath? {
    QuantilePath(.beta(shapes), offset: minimum, scale: width, isHigh: isHigh)
  }

  /// The logit of an estimate inside the interval.
  private func logit(_ estimate: Double) -> Double? {
    let share = (estimate - minimum) / width
    guard share > 0, share < 1 else { return nil }
    return PinnedMath.log(share / (1 - share))
  }

  func level(of x: Double) -> Level {
    let maximum = minimum + width
    guard x >= minimum else { return x.isNaN ? Level(lower: .nan) : .zero }
    guard x < maximum else { return .one }
    let share = (x - minimum) / width
    return PinnedMath.incompleteBeta(
      alpha, beta, share, minimum == 0 && width == 1 ? 1 - x : (maximum - x) / width)
  }

  func moments(below level: Level) -> RawMoments {
    let x = PinnedMath.inverseIncompleteBeta(alpha, beta, level)
    let n = alpha + beta
    let first = alpha / n * PinnedMath.incompleteBeta(alpha + 1, beta, x).lower
    let second =
      alpha / n * (alpha + 1) / (n + 1) * PinnedMath.incompleteBeta(alpha + 2, beta, x).lower
    return RawMoments(first: first, second: second)
      .scaled(by: width, offset: minimum, mass: level.lower)
  }
}
