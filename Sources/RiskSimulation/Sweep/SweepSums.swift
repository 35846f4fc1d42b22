// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The order-dependent sums of a sweep: each point's measure, and its change since the first.
struct SweepSums: TrialSums {
  /// The sums of one point.
  struct Point: Sendable {
    var value = Moments()
    var change = Moments()
  }

  /// The points in order.
  var points: [Point]

  /// Sums of nothing.
  init(pointCount: Int) {
    points = Array(repeating: Point(), count: pointCount)
  }

  var trials: Int { Int(points.first?.value.count ?? 0) }

  mutating func merge(_ other: SweepSums) {
    for index in points.indices {
      points[index].value.merge(other.points[index].value)
      points[index].change.merge(other.points[index].change)
    }
  }
}
