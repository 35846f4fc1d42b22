// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The triangular law.
struct TriangularLaw: Law {
  let minimum: Double
  let mode: Double
  let maximum: Double

  private var width: Double { maximum - minimum }
  private var rise: Double { mode - minimum }
  private var fall: Double { maximum - mode }

  var support: (lower: Double, upper: Double) { (minimum, maximum) }
  var mean: Double { (minimum + mode + maximum) / 3 }
  var variance: Double { (rise * rise + rise * fall + fall * fall) / 18 }
  var tabulation: Tabulation { .direct }

  var kinks: [Double] {
    let share = rise / width
    return share > 0 && share < 1 ? [share] : []
  }

  func quantile(_ level: Level) -> Double {
    guard width > 0 else { return minimum }
    if level.lower * width <= rise {
      if level.isLow { return minimum + (level.lower * width * rise).squareRoot() }
      return mode - rise * Self.share(of: level.upper * width - fall, rise)
    }
    if !level.isLow { return maximum - (level.upper * width * fall).squareRoot() }
    return mode + fall * Self.share(of: level.lower * width - rise, fall)
  }

  func level(of x: Double) -> Level {
    guard x >= minimum else { return x.isNaN ? Level(lower: .nan) : .zero }
    guard x < maximum else { return .one }
    let (side, end, distance) =
      x <= mode && rise > 0
      ? (rise, x - minimum, mode - x) : (fall, maximum - x, x - mode)
    let outer = end * end / (width * side)
    let inner = ((width - side) + distance * (2 * side - distance) / side) / width
    return x <= mode && rise > 0
      ? Level(lower: outer, upper: inner) : Level(lower: inner, upper: outer)
  }

  /// `1 - sqrt(1 - area/side)` without cancellation: how far from the mode an area reaches.
  private static func share(of area: Double, _ side: Double) -> Double {
    let part = max(area, 0) / side
    return part / (1 + max(1 - part, 0).squareRoot())
  }

  func moments(below level: Level) -> RawMoments {
    let share = width > 0 ? rise / width : 0
    let u = min(level.lower, share)
    // Below the mode Q = minimum + root sqrt(u).
    let root = (width * rise).squareRoot()
    let low = RawMoments(first: 2 / 3.0 * u * u.squareRoot(), second: u * u / 2)
      .scaled(by: root, offset: minimum, mass: u)
    guard level.lower > share else { return low }
    // Above it Q = maximum - root sqrt(v), for v from the level's complement to the mode's.
    let high = standardFall(1 - share) - standardFall(level.upper)
    return low
      + high.scaled(
        by: -(width * fall).squareRoot(), offset: maximum, mass: 1 - share - level.upper)
  }

  private func standardFall(_ v: Double) -> RawMoments {
    RawMoments(first: 2 / 3.0 * v * v.squareRoot(), second: v * v / 2)
  }
}
