// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Text as XML writes it.
enum XMLText {
  /// The text for an attribute in double quotes, or between tags, on one line.
  ///
  /// Control characters, which XML 1.0 cannot hold, become spaces. O(length).
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text for the inside of a comment.
  static func comment(_ text: String) -> String {
    escaped(text).replacing("--", with: "- -")
  }
}
