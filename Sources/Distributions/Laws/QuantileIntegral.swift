// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Integrals over a quantile function by the tanh-sinh rule.
///
/// Takahasi and Mori, Publ. RIMS 9 (1974). The rule runs over the smaller tail probability, down to `1e-270`,
/// so that it is exact to rounding for tails of any finite moment; it is applied between the kinks, and refined
/// until two rules agree to `1e-12`.
struct QuantileIntegral {
  private let law: any Law
  /// How often the distance of the points is halved at most, from 1/8 on.
  private static let halvings = 5

  /// Prepares integrals over the quantile function of a law.
  init(_ law: any Law) { self.law = law }

  /// The integrals of the quantile function and its square from 0 to a level.
  func moments(below level: Level) -> RawMoments {
    let orders = law.tailOrders
    let whole = level.upper <= 0
    var sum = integral(below: level) { RawMoments(first: $0, second: $0 * $0) }
    let hasLower = orders.lower > 1
    let hasUpper = orders.upper > 1 || !whole
    if !hasLower || !hasUpper {
      sum.first = hasLower ? .infinity : hasUpper ? -.infinity : .nan
    }
    if orders.lower <= 2 || (whole && orders.upper <= 2) { sum.second = .infinity }
    return sum
  }

  /// The variance, by deviations from the mean.
  var variance: Double {
    let orders = law.tailOrders
    guard min(orders.lower, orders.upper) > 2 else { return .infinity }
    let mean = law.mean
    return integral(below: .one) { RawMoments(first: ($0 - mean) * ($0 - mean), second: 0) }.first
  }

  private func integral(below level: Level, _ f: (Double) -> RawMoments) -> RawMoments {
    let cuts = law.kinks
    var sum = RawMoments.zero
    var start = 0.0
    for cut in cuts.filter({ $0 < 0.5 && $0 < level.lower }) + [min(0.5, level.lower)] {
      sum = sum + piece(from: start, to: cut) { f(law.quantile(Level(lower: $0))) }
      start = cut
    }
    guard level.lower > 0.5 else { return sum }
    start = level.upper
    let above = cuts.filter { $0 > 0.5 && $0 < level.lower }.map { 1 - $0 }.reversed()
    for cut in above + [0.5] {
      sum = sum + piece(from: start, to: cut) { f(law.quantile(Level(upper: $0))) }
      start = cut
    }
    return sum
  }

  private func piece(
    from a: Double, to b: Double, _ f: (Double) -> RawMoments
  ) -> RawMoments {
    guard b > a else { return .zero }
    var step = 0.125
    var sum = points(from: a, to: b, first: -48, by: 1, step, f)
    for _ in 0..<Self.halvings {
      let before = sum * step
      step *= 0.5
      // The odd points are new.
      let reach = Int(6 / step)
      sum = sum + points(from: a, to: b, first: -reach + 1 - reach % 2, by: 2, step, f)
      let change = sum * step - before
      let settled = 1e-12 * (sum * step).second.magnitude
      if change.second.magnitude <= settled
        && change.first.magnitude <= 1e-12 * (sum * step).first.magnitude
      {
        break
      }
    }
    return sum * step
  }

  /// The weighted values at every so-many-th point of the rule; the factor `step` is left out.
  private func points(
    from a: Double, to b: Double, first: Int, by stride: Int, _ step: Double,
    _ f: (Double) -> RawMoments
  ) -> RawMoments {
    var sum = RawMoments.zero
    for index in Swift.stride(from: first, through: Int(3.125 / step), by: stride) {
      let e = PinnedMath.exp(Double(index) * step)
      let w = PinnedMath.logistic(1.5707963267948966 * (e - 1 / e))
      let rest = PinnedMath.logistic(-1.5707963267948966 * (e - 1 / e))
      let weight = w * rest * 1.5707963267948966 * (e + 1 / e) * (b - a)
      guard weight > 0 else { continue }
      let value = f(min(a + (b - a) * w, b)) * weight
      guard value.first.isFinite, value.second.isFinite else { continue }
      sum = sum + value
    }
    return sum
  }
}
