// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A drawing that becomes an SVG document: shapes with classes that a style sheet colours.
///
/// Coordinates are rounded to a tenth of a pixel, so that the last bit of a logarithm, in which
/// machines differ, does not show.
struct ChartCanvas {
  /// Where a text is anchored.
  enum Anchor: String {
    case start, middle, end
  }

  private let width: Double
  private let height: Double
  private let title: String
  private let summary: String
  private var body = ""

  /// An empty drawing; the title and the summary are what a screen reader says.
  init(width: Double, height: Double, title: String, summary: String) {
    self.width = width
    self.height = height
    self.title = title
    self.summary = summary
  }

  /// A straight line.
  mutating func line(_ from: (Double, Double), _ to: (Double, Double), _ style: String) {
    body +=
      "<line class=\"\(style)\" x1=\"\(Self.number(from.0))\" y1=\"\(Self.number(from.1))\" "
      + "x2=\"\(Self.number(to.0))\" y2=\"\(Self.number(to.1))\"/>\n"
  }

  /// A rectangle, with a text to show when it is pointed at.
  mutating func rectangle(
    _ origin: (Double, Double), _ size: (Double, Double), _ style: String, hint: String = ""
  ) {
    shape(
      "rect",
      "class=\"\(style)\" x=\"\(Self.number(origin.0))\" y=\"\(Self.number(origin.1))\" "
        + "width=\"\(Self.number(size.0))\" height=\"\(Self.number(size.1))\"", hint)
  }

  /// A disc, with a text to show when it is pointed at.
  mutating func disc(_ centre: (Double, Double), radius: Double, _ style: String, hint: String) {
    shape(
      "circle",
      "class=\"\(style)\" cx=\"\(Self.number(centre.0))\" cy=\"\(Self.number(centre.1))\" "
        + "r=\"\(Self.number(radius))\"", hint)
  }

  /// A line through points.
  mutating func path(_ points: [(Double, Double)], _ style: String, hint: String) {
    let places = points.map { "\(Self.number($0.0)),\(Self.number($0.1))" }
    shape("polyline", "class=\"\(style)\" points=\"\(places.joined(separator: " "))\"", hint)
  }

  /// A text on one line.
  mutating func text(
    _ text: String, at place: (Double, Double), _ anchor: Anchor = .start, _ style: String = "t"
  ) {
    body +=
      "<text class=\"\(style)\" x=\"\(Self.number(place.0))\" y=\"\(Self.number(place.1))\" "
      + "text-anchor=\"\(anchor.rawValue)\">\(MarkupText.escaped(text))</text>\n"
  }

  /// The drawing for a page that has the style sheet and headings of its own.
  ///
  /// `identifier` is its own in that page; `top` is where the drawing begins below its heading.
  func fragment(_ identifier: String, top: Double = 0) -> HTML {
    """
    <svg role="img" class="chart" aria-labelledby="\(identifier)-title \(identifier)-words" \
    viewBox="0 \(Self.number(top)) \(Self.number(width)) \(Self.number(height - top))">
    <title id="\(identifier)-title">\(title)</title>
    <desc id="\(identifier)-words">\(summary)</desc>
    \(HTML(trusted: body))</svg>

    """
  }

  /// The whole document.
  var svg: String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"chart\" "
      + "viewBox=\"0 0 \(Self.number(width)) \(Self.number(height))\" "
      + "width=\"\(Self.number(width))\" height=\"\(Self.number(height))\">\n"
      + "<title>\(MarkupText.escaped(title))</title>\n"
      + "<desc>\(MarkupText.escaped(summary))</desc>\n<style>\n\(ChartStyle.sheet)</style>\n"
      + "<rect class=\"bg\" width=\"100%\" height=\"100%\"/>\n" + body + "</svg>\n"
  }

  private mutating func shape(_ name: String, _ attributes: String, _ hint: String) {
    body +=
      hint.isEmpty
      ? "<\(name) \(attributes)/>\n"
      : "<\(name) \(attributes)><title>\(MarkupText.escaped(hint))</title></\(name)>\n"
  }

  private static func number(_ value: Double) -> String {
    NumberFormat.fixed(value.isFinite ? value : 0, decimals: 1)
  }
}
