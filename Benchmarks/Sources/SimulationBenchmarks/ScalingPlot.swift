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

  private static let width = 420.0
  private static let height = 260.0
  private static let margin = 50.0

  /// The drawing, with a dashed line of proportional growth through the last point.
  var svg: String {
    let (xs, ys) = (points.map(\.x), points.map(\.seconds))
    guard let last = points.last, let left = xs.min(), let right = xs.max(),
      let low = ys.min(), let high = ys.max()
    else { return "" }
    let horizontal = Axis(left, right, from: Self.margin, to: Self.width - 15)
    let vertical = Axis(low / 1.5, high * 1.5, from: Self.height - Self.margin, to: 35)
    func place(_ x: Double, _ y: Double) -> String {
      String(format: "%.1f,%.1f", horizontal.place(x), vertical.place(max(y, low / 1.5)))
    }
    let curve = points.map { place($0.x, $0.seconds) }.joined(separator: " ")
    let linear = xs.map { place($0, last.seconds * $0 / last.x) }.joined(separator: " ")
    let labels = points.map { point in
      let at = (horizontal.place(point.x), vertical.place(point.seconds))
      return String(
        format: "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/><text x=\"%.1f\" y=\"%.1f\">%@ s</text>"
          + "<text x=\"%.1f\" y=\"%.1f\">%@</text>\n", at.0, at.1, at.0 - 12, at.1 - 8,
        Text.number(point.seconds), at.0 - 12, Self.height - Self.margin + 16, Text.number(point.x))
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" font-family="sans-serif" font-size="10">
      <rect width="100%" height="100%" fill="white"/>
      <text x="\(Int(Self.margin))" y="18" font-size="13">\(title)</text>
      <text x="\(Int(Self.width / 2 - 20))" y="\(Int(Self.height - 12))">\(quantity)</text>
      <polyline points="\(linear)" fill="none" stroke="gray" stroke-dasharray="4"/>
      <polyline points="\(curve)" fill="none" stroke="black" stroke-width="1.5"/>
      \(labels.joined())</svg>

      """
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
