// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Markup that is safe by construction: what is interpolated is escaped, unless it is markup itself.
///
/// ```swift
/// let cell: HTML = "<td>\(threat.title)</td>"
/// ```
public struct HTML: Hashable, Sendable {
  /// The markup.
  public private(set) var text: String

  /// Empty markup.
  public init() {
    text = ""
  }

  /// Markup that the caller vouches for, such as a drawing made by this module.
  init(trusted text: String) {
    self.text = text
  }

  /// Appends markup.
  static func += (left: inout HTML, right: HTML) {
    left.text += right.text
  }

}

extension HTML: ExpressibleByStringInterpolation {
  /// Markup from a literal.
  public init(stringLiteral value: String) {
    text = value
  }

  /// Markup from a literal with values in it.
  public init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  /// Collects the pieces of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Makes room for a literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }

    /// The literal's own markup.
    public mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    /// Text, in which nothing is markup.
    public mutating func appendInterpolation(_ value: String) {
      text += MarkupText.escaped(value)
    }

    /// A number.
    public mutating func appendInterpolation(_ value: Int) {
      text += String(value)
    }

    /// Text that this module vouches for: class names, paths of drawings.
    mutating func appendInterpolation(raw value: String) {
      text += value
    }

    /// Markup.
    public mutating func appendInterpolation(_ value: HTML) {
      text += value.text
    }

    /// Markup after markup.
    public mutating func appendInterpolation(_ values: [HTML]) {
      for value in values { text += value.text }
    }

    /// Markup, if there is any.
    public mutating func appendInterpolation(_ value: HTML?) {
      text += value?.text ?? ""
    }
  }
}

extension Sequence {
  /// The markup of all elements, one after another.
  func html(_ markup: (Element) -> HTML?) -> HTML {
    reduce(into: HTML()) { output, element in if let part = markup(element) { output += part } }
  }
}
