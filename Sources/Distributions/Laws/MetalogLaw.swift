// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The metalog law (Keelin, Decision Analysis 13(4), 2016).
struct MetalogLaw: Law {
  let coefficients: [Double]
  let lower: Double?
  let upper: Double?

  var support: (lower: Double, upper: Double) {
    (quantile(.zero), quantile(.one))
  }

  var tailOrders: (lower: Double, upper: Double) {
    // The logarithm of the tail falls like the factor of the log-odds there.
    let left = logarithmic(at: -0.5)
    let right = logarithmic(at: 0.5)
    return (
      lower == nil && upper != nil && left > 0 ? 1 / left : .infinity,
      upper == nil && lower != nil && right > 0 ? 1 / right : .infinity
    )
  }

  func quantile(_ level: Level) -> Double {
    if level.lower <= 0 { return lower ?? limit(-1) }
    if level.upper <= 0 { return upper ?? limit(1) }
    return transformed(value(logOdds: logOdds(level), centred: 0.5 * (level.lower - level.upper)))
  }

  func level(of x: Double) -> Level {
    if let lower, x <= lower { return .zero }
    if let upper, x >= upper { return .one }
    if x.isNaN || x.isInfinite { return x < 0 ? .zero : x > 0 ? .one : Level(lower: .nan) }
    let target = untransformed(x)
    var low = -740.0
    var high = 740.0
    var t = 0.0
    for _ in 0..<200 {
      let excess = value(atLogOdds: t) - target
      if excess >= 0 { high = t } else { low = t }
      let next = t - excess / slope(atLogOdds: t)
      let isInside = next > low && next < high
      let step = isInside ? next : 0.5 * (low + high)
      if (step - t).magnitude <= 2e-16 * max(t.magnitude, 1) { break }
      t = step
    }
    return Level(lower: PinnedMath.logistic(t), upper: PinnedMath.logistic(-t))
  }

  /// Whether the quantile function rises everywhere, on a grid of 2,000 log-odds and in the limits.
  var isFeasible: Bool {
    let tails = [-0.5, 0.5].map { logarithmic(at: $0) }
    guard tails.allSatisfy({ $0 >= 0 }) else { return false }
    return (-1000...1000).allSatisfy { slope(atLogOdds: Double($0) * 0.03) > 0 }
  }

  /// The value of each basis function at a level.
  static func basis(_ level: Level, terms: Int) -> [Double] {
    let odds = PinnedMath.log(level.lower) - PinnedMath.log(level.upper)
    let centred = 0.5 * (level.lower - level.upper)
    return (0..<terms).map { term in
      let power = Self.power(ofTerm: term)
      var product = power.isLogarithmic ? odds : 1
      for _ in 0..<power.exponent { product *= centred }
      return product
    }
  }

  /// The power of `u - 1/2` in a term, and whether the log-odds multiply it.
  private static func power(ofTerm term: Int) -> (exponent: Int, isLogarithmic: Bool) {
    switch term {
    case 0: (0, false)
    case 1: (0, true)
    case 2: (1, true)
    case 3: (1, false)
    default: (term / 2, term % 2 == 1)
    }
  }

  private func logOdds(_ level: Level) -> Double {
    PinnedMath.log(level.lower) - PinnedMath.log(level.upper)
  }

  private func value(atLogOdds t: Double) -> Double {
    value(
      logOdds: t, centred: 0.5 * (PinnedMath.logistic(t) - PinnedMath.logistic(-t)))
  }

  private func value(logOdds: Double, centred: Double) -> Double {
    let sums = polynomials(at: centred)
    return sums.plain + sums.logarithmic * logOdds
  }

  /// The derivative of the untransformed quantile by the log-odds.
  private func slope(atLogOdds t: Double) -> Double {
    let u = PinnedMath.logistic(t)
    let v = PinnedMath.logistic(-t)
    let sums = polynomials(at: 0.5 * (u - v))
    return sums.logarithmic + u * v * (sums.plainSlope + t * sums.logarithmicSlope)
  }

  private func logarithmic(at centred: Double) -> Double {
    polynomials(at: centred).logarithmic
  }

  /// The factor of the log-odds and the rest, as polynomials of `u - 1/2`, with their derivatives.
  private func polynomials(
    at c: Double
  ) -> (plain: Double, plainSlope: Double, logarithmic: Double, logarithmicSlope: Double) {
    var result = (0.0, 0.0, 0.0, 0.0)
    for (term, coefficient) in coefficients.enumerated() {
      let (exponent, isLogarithmic) = Self.power(ofTerm: term)
      var lowerPower = exponent > 0 ? 1.0 : 0.0
      for _ in 1..<max(exponent, 1) { lowerPower *= c }
      let power = exponent > 0 ? lowerPower * c : 1
      let slope = Double(exponent) * lowerPower
      if isLogarithmic {
        result.2 += coefficient * power
        result.3 += coefficient * slope
      } else {
        result.0 += coefficient * power
        result.1 += coefficient * slope
      }
    }
    return result
  }

  private func limit(_ side: Double) -> Double {
    guard logarithmic(at: 0.5 * side) == 0 else { return side * .infinity }
    return transformed(polynomials(at: 0.5 * side).plain)
  }

  private func transformed(_ m: Double) -> Double {
    switch (lower, upper) {
    case (nil, nil): return m
    case (let lower?, nil): return lower + PinnedMath.exp(m)
    case (nil, let upper?): return upper - PinnedMath.exp(-m)
    case (let lower?, let upper?): return lower + (upper - lower) * PinnedMath.logistic(m)
    }
  }

  /// The inverse of the transformation by the bounds.
  func untransformed(_ x: Double) -> Double {
    switch (lower, upper) {
    case (nil, nil): return x
    case (let lower?, nil): return PinnedMath.log(x - lower)
    case (nil, let upper?): return -PinnedMath.log(upper - x)
    case (let lower?, let upper?): return PinnedMath.log(x - lower) - PinnedMath.log(upper - x)
    }
  }
}
