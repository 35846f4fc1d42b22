// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// A curve on two logarithmic axes, as SVG.
struct ScalingPlot {
  /// What is plotted.
  var title: String
  /// The quantity on the horizontal axis.
  var quantity: String
  /// Places and seconds, all greater than 0.
  var points: [(x: Double, seconds: Double)]
  /// The power of the quantity with which time would grow, drawn as a dashed line; none where none is expected.
  var expectedPower: Double?

  private static let width = 480.0
  private static let height = 270.0
  private static let margin = 50.0

  /// The drawing; the dashed line of what is expected goes through the last point, or through the first where time falls.
  var svg: String {
    let xs = points.map(\.x)
    guard let left = xs.min(), let right = xs.max() else { return "" }
    let seconds = points.map(\.seconds) + expected.map(\.seconds)
    guard let low = seconds.min(), let high = seconds.max() else { return "" }
    let horizontal = Axis(left, right, from: Self.margin, to: Self.width - Self.margin)
    let vertical = Axis(low / 1.3, high * 1.5, from: Self.height - Self.margin, to: 35)
    func line(_ points: [(x: Double, seconds: Double)]) -> String {
      points.map {
        String(format: "%.1f,%.1f", horizontal.place($0.x), vertical.place($0.seconds))
      }.joined(separator: " ")
    }
    let marks = points.map {
      mark($0, at: (horizontal.place($0.x), vertical.place($0.seconds)))
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" font-family="sans-serif" font-size="10" text-anchor="middle">
      <rect width="100%" height="100%" fill="white"/>
      <text x="\(Int(Self.width / 2))" y="18" font-size="13">\(title)</text>
      <text x="\(Int(Self.width / 2))" y="\(Int(Self.height - 12))">\(quantity)</text>
      <polyline points="\(line(expected))" fill="none" stroke="gray" stroke-dasharray="4"/>
      <polyline points="\(line(points))" fill="none" stroke="black" stroke-width="1.5"/>
      \(marks.joined())</svg>

      """
  }

  private var expected: [(x: Double, seconds: Double)] {
    guard let power = expectedPower, let anchor = power < 0 ? points.first : points.last else {
      return []
    }
    return points.map { ($0.x, anchor.seconds * pow($0.x / anchor.x, power)) }
  }

  private func mark(_ point: (x: Double, seconds: Double), at place: (Double, Double)) -> String {
    String(
      format: "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/><text x=\"%.1f\" y=\"%.1f\">%@ s</text>"
        + "<text x=\"%.1f\" y=\"%.1f\">%@</text>\n", place.0, place.1, place.0, place.1 - 8,
      Text.number(point.seconds), place.0, Self.height - Self.margin + 16, Text.number(point.x))
  }

  private struct Axis {
    private let logarithms: (Double, Double)
    private let ends: (Double, Double)

    init(_ least: Double, _ greatest: Double, from start: Double, to end: Double) {
      logarithms = (log(least), log(greatest))
      ends = (start, end)
    }

    func place(_ value: Double) -> Double {
      let share = (log(value) - logarithms.0) / max(logarithms.1 - logarithms.0, 1e-9)
      return ends.0 + share * (ends.1 - ends.0)
    }
  }
}
