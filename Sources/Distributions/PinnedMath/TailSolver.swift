// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What the incomplete gamma and beta functions share: laws with a log-concave density in some `t`.
enum TailSolver {
  /// A law at one point.
  struct Point {
    /// The probabilities below and above.
    let level: Level
    /// The density in `t`.
    let density: Double
    /// The derivative of the density's logarithm.
    let slope: Double
  }

  /// The `t` at which the law reaches a level.
  ///
  /// Newton's method with Halley's correction on the logarithm of the smaller tail, which is concave.
  static func solve(_ target: Level, start: Double, _ law: (Double) -> Point) -> Double {
    let isLow = target.isLow
    let goal = PinnedMath.log(isLow ? target.lower : target.upper)
    var t = start
    for _ in 0..<200 {
      let point = law(t)
      let tail = isLow ? point.level.lower : point.level.upper
      guard tail > 0x1p-1000, point.density > 0x1p-1000 else {
        t += isLow == (tail > 0x1p-1000) ? -1 : 1
        continue
      }
      let rate = point.density / tail
      let gap = difference(tail, goal, isLow ? target.lower : target.upper)
      let newton = isLow ? gap / rate : -gap / rate
      let bend = isLow ? point.slope - rate : point.slope + rate
      let step = newton / min(max(1 - 0.5 * newton * bend, 0.5), 2)
      t -= min(max(step, -4), 4)
      if step.magnitude * max(rate, 1) < 1e-6 { break }
    }
    return t
  }

  /// The integral over `s > 0` of a log-concave function that is 1 at 0.
  ///
  /// - Parameters:
  ///   - decay: the decrease of its logarithm at 0.
  ///   - curvature: the negative second derivative of its logarithm at 0.
  ///   - f: the function.
  /// - Returns: the integral, with a relative error of about `1e-14`.
  static func tailArea(
    decay: Double, curvature: Double, _ f: (Double) -> Double
  ) -> Double {
    let depth = 38.0
    var length = 2 * depth / (decay + (decay * decay + 2 * depth * curvature).squareRoot())
    while f(length) > 0x1p-56 { length *= 1.2 }
    return GaussLegendre.integrate(from: 0, to: 0.35 * length, f)
      + GaussLegendre.integrate(from: 0.35 * length, to: length, f)
  }

  /// `log tail - goal`, from the ratio where it is near 1.
  private static func difference(_ tail: Double, _ goal: Double, _ target: Double) -> Double {
    let ratio = (tail - target) / target
    return ratio.magnitude < 0.25 ? PinnedMath.log1p(ratio) : PinnedMath.log(tail) - goal
  }
}
