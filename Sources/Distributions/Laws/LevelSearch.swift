// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The search for a quantile where only the cumulative probability is known.
enum LevelSearch {
  /// The smallest `x` in an interval whose level reaches the target, which the upper end does.
  ///
  /// Chandrupatla's method (Advances in Engineering Software 28, 1997), with bisection over the doubles themselves in the
  /// place of halving, so that at most some 130 evaluations find even an atom to the last bit; about 10
  /// for a smooth law.
  static func smallest(
    from start: Double, to end: Double, reaching target: Level, _ level: (Double) -> Level
  ) -> Double {
    func excess(_ x: Double) -> Double {
      let at = level(x)
      return target.isLow ? at.lower - target.lower : target.upper - at.upper
    }
    let tolerance = 1e-14 * min(target.lower, target.upper)
    // The bracket is a and b, a the newer end; c is the end before.
    var (a, b) = (start, end)
    var (aExcess, bExcess) = (excess(start), excess(end))
    if aExcess >= 0 { return start }
    var x = middle(a, b)
    for _ in 0..<200 where min(a, b).nextUp < max(a, b) {
      let value = excess(x)
      if value.magnitude <= tolerance && excess(x - 1e-9 * x.magnitude) < -tolerance { return x }
      var (c, cExcess) = (a, aExcess)
      if (value >= 0) != (aExcess >= 0) {
        (c, cExcess) = (b, bExcess)
        (b, bExcess) = (a, aExcess)
      }
      (a, aExcess) = (x, value)
      x = next((a, aExcess), (b, bExcess), (c, cExcess))
    }
    return max(a, b)
  }

  /// Inverse quadratic interpolation where it is safe, the middle of the bracket else.
  private static func next(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ c: (x: Double, y: Double)
  ) -> Double {
    let xi = (a.x - b.x) / (c.x - b.x)
    let phi = (a.y - b.y) / (c.y - b.y)
    if phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi {
      let t =
        a.y / (b.y - a.y) * c.y / (b.y - c.y)
        + (c.x - a.x) / (b.x - a.x) * a.y / (c.y - a.y) * b.y / (c.y - b.y)
      let x = a.x + t * (b.x - a.x)
      if x > min(a.x, b.x) && x < max(a.x, b.x) { return x }
    }
    return middle(min(a.x, b.x), max(a.x, b.x))
  }

  /// The double half-way between two in the order of their bits.
  private static func middle(_ a: Double, _ b: Double) -> Double {
    let low = rank(a)
    let high = rank(b)
    return value((low >> 1) + (high >> 1) + (low & high & 1))
  }

  private static func rank(_ x: Double) -> Int64 {
    let bits = Int64(bitPattern: x.bitPattern)
    return bits < 0 ? Int64.min &- bits : bits
  }

  private static func value(_ rank: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: rank < 0 ? Int64.min &- rank : rank))
  }
}
