// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The search for a quantile where only the cumulative probability is known.
enum LevelSearch {
  /// The smallest `x` in an interval whose level reaches the target, which the upper end does.
  ///
  /// Regula falsi with Illinois weights, alternating with bisection over the doubles themselves, so that at
  /// most some 130 evaluations find even an atom to the last bit; about 12 for a smooth law.
  static func smallest(
    from start: Double, to end: Double, reaching target: Level, _ level: (Double) -> Level
  ) -> Double {
    func excess(_ x: Double) -> Double {
      let at = level(x)
      return target.isLow ? at.lower - target.lower : target.upper - at.upper
    }
    let tolerance = 4e-16 * min(target.lower, target.upper)
    var low = start
    var high = end
    var lowExcess = excess(low)
    if lowExcess >= 0 { return low }
    var highExcess = excess(high)
    for step in 0..<200 where low.nextUp < high {
      let secant = low - lowExcess * ((high - low) / (highExcess - lowExcess))
      let isFalse = step % 3 == 2 || !(secant > low && secant < high)
      let x = isFalse ? middle(low, high) : secant
      let value = excess(x)
      if value >= 0 {
        high = x
        highExcess = value
        lowExcess *= 0.5
      } else {
        low = x
        lowExcess = value
        highExcess *= 0.5
      }
      if value >= 0 && value <= tolerance && excess(x - 1e-9 * x.magnitude) < -tolerance { break }
    }
    return high
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
