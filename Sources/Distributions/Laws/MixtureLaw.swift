// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// One of several laws.
struct MixtureLaw: Law {
  private let parts: [(law: any Law, weight: Double)]

  /// Makes a mixture from laws with weights, which are normalised.
  init(_ parts: [(law: any Law, weight: Double)]) {
    let kept = parts.filter { $0.weight > 0 }
    let total = kept.reduce(0) { $0 + $1.weight }
    self.parts = kept.map { ($0.law, $0.weight / total) }
  }

  var support: (lower: Double, upper: Double) {
    let ends = parts.map(\.law.support)
    return (
      ends.map(\.lower).min() ?? .nan, ends.map(\.upper).max() ?? .nan
    )
  }

  var mean: Double { parts.reduce(0) { $0 + $1.weight * $1.law.mean } }

  var tabulation: Tabulation {
    parts.allSatisfy { $0.law.isStepped } ? .steps : .smooth
  }

  var variance: Double {
    let mean = mean
    guard mean.isFinite else { return .infinity }
    return parts.reduce(0) { sum, part in
      let shift = part.law.mean - mean
      return sum + part.weight * (part.law.variance + shift * shift)
    }
  }

  var tailOrders: (lower: Double, upper: Double) {
    let orders = parts.map(\.law.tailOrders)
    return (
      orders.map(\.lower).min() ?? .infinity, orders.map(\.upper).min() ?? .infinity
    )
  }

  /// The components' kinks and ends of support, as levels of the mixture.
  var kinks: [Double] {
    var points: [Double] = []
    for part in parts {
      points.append(contentsOf: [part.law.support.lower, part.law.support.upper])
      points.append(contentsOf: part.law.kinks.map { part.law.quantile(Level(lower: $0)) })
    }
    let levels = points.filter(\.isFinite).flatMap { [level(of: $0.nextDown), level(of: $0)] }
    let inside = Set(levels.map(\.lower).filter { $0 > 0 && $0 < 1 })
    return inside.sorted()
  }

  func quantile(_ level: Level) -> Double {
    let ends = parts.map { $0.law.quantile(level) }
    guard let low = ends.min(), let high = ends.max(), low < high, !level.lower.isNaN else {
      return ends.first ?? .nan
    }
    return LevelSearch.smallest(from: low, to: high, reaching: level) { self.level(of: $0) }
  }

  func quantiles(
    inCell centre: Double, halfWidth: Double, isHigh: Bool, near estimate: Double?
  ) -> SIMD8<Double>? {
    let tails = centre + halfWidth * ChebyshevCell.points
    var values = SIMD8(repeating: quantile(tail: tails[0], isHigh: isHigh))
    values[7] = quantile(tail: tails[7], isHigh: isHigh)
    // Each value is bracketed by its neighbour and the far end.
    for index in 1..<7 {
      let target = isHigh ? Level(upper: tails[index]) : Level(lower: tails[index])
      let (near, far) = (values[index - 1], values[7])
      let (low, high) = isHigh ? (far, near) : (near, far)
      values[index] =
        low < high
        ? LevelSearch.smallest(from: low, to: high, reaching: target) { self.level(of: $0) } : low
    }
    return values
  }

  func level(of x: Double) -> Level {
    var lower = 0.0
    var upper = 0.0
    for part in parts {
      let level = part.law.level(of: x)
      lower += part.weight * level.lower
      upper += part.weight * level.upper
    }
    return Level(lower: min(lower, 1), upper: min(upper, 1))
  }

  func moments(below level: Level) -> RawMoments {
    let x = quantile(level)
    var sum = RawMoments.zero
    for part in parts {
      sum = sum + part.law.moments(below: part.law.level(of: x)) * part.weight
    }
    guard x.isFinite else { return sum }
    // The part of an atom at x beyond the level.
    let rest = level.lower - self.level(of: x).lower
    return sum + RawMoments(first: x, second: x * x) * rest
  }
}
