// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Text in Mermaid diagrams: whatever it contains, it appears as text.
enum MermaidText {
  /// A quoted label; names of characters stand for all that means something to Mermaid, Markdown or HTML.
  ///
  /// Mermaid reads `#34;` as a quotation mark. Quoted, even `end` is no keyword. A line that begins like a list
  /// (`1. `, `- `) would be taken for one, so full stops and dashes are kept only inside numbers and words.
  static func label(_ text: String) -> String {
    let lines = DotText.lines(of: text).map(escaped)
    return "\"" + lines.joined(separator: "<br/>") + "\""
  }

  /// A label of several parts, each on lines of its own.
  static func label(_ parts: [String]) -> String {
    "\"" + parts.flatMap { DotText.lines(of: $0) }.map(escaped).joined(separator: "<br/>") + "\""
  }

  /// Text on one line.
  static func escaped(_ text: String) -> String {
    var output = ""
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let isInside =
        index > 0 && index + 1 < scalars.count && isWord(scalars[index - 1])
        && isWord(scalars[index + 1])
      output += escaped(scalar, isInside: isInside)
    }
    return output
  }

  private static func escaped(_ scalar: Unicode.Scalar, isInside: Bool) -> String {
    switch scalar {
    case ".", "-", "'": return isInside ? String(scalar) : "#\(scalar.value);"
    case " ", ",", ":", "/", "(", ")", "%": return String(scalar)
    case _ where scalar.properties.generalCategory == .control: return " "
    case _ where scalar.isASCII && !isWord(scalar): return "#\(scalar.value);"
    default: return String(scalar)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
