// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Text made safe for SVG and HTML.
enum MarkupText {
  /// A text on one line in which nothing is markup and no character is forbidden in XML.
  static func escaped(_ text: String) -> String {
    escaped(text) { scalar in
      switch scalar {
      case "'": "&#39;"
      case "\n", "\r", "\t": " "
      case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: nil
      }
    }
  }

  /// A text in which nothing is markup, other scalars replaced where there is something to replace them by.
  static func escaped(
    _ text: String, replacing replacement: (Unicode.Scalar) -> String?
  ) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      default: output += replacement(scalar) ?? String(scalar)
      }
    }
    return output
  }

  /// A text that fits a number of characters, with an ellipsis where it was cut.
  static func shortened(_ text: String, to count: Int) -> String {
    text.count <= count ? text : String(text.prefix(max(count - 1, 0))) + "…"
  }
}
