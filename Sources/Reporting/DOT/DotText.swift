// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Text in DOT files: whatever it contains, it appears as text.
enum DotText {
  /// The characters of a line of a label.
  static let wrapWidth = 26

  /// A quoted identifier.
  static func id(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case _ where scalar.properties.generalCategory == .control: output += " "
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }

  /// Text for an HTML-like label, wrapped; in those neither quotes nor backslashes mean anything.
  static func html(_ text: String) -> String {
    lines(of: text).map(escaped).joined(separator: "<BR/>")
  }

  /// Text for an HTML-like label, on one line.
  static func escaped(_ text: String) -> String {
    MarkupText.escaped(text) { $0.properties.generalCategory == .control ? " " : nil }
  }

  /// Lines of words; a word longer than a line is cut.
  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      var rest = Substring(word)
      if let last = lines.last, last.count + 1 + rest.count <= wrapWidth {
        lines[lines.count - 1] = last + " " + rest
        continue
      }
      while rest.count > wrapWidth {
        lines.append(String(rest.prefix(wrapWidth)))
        rest = rest.dropFirst(wrapWidth)
      }
      if !rest.isEmpty { lines.append(String(rest)) }
    }
    return lines.isEmpty ? [" "] : lines
  }
}
