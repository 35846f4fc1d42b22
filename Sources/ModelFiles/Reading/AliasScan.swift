// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Finds what looks like an anchor or an alias in YAML text, without parsing it.
///
/// A sign counts where a value may begin: at the start of a line, or after `- `, `: `, `, `, `[`, `{`
/// or `? `. Text in the middle of a value, as in `R&D` or `a & b`, and emphasis as in `*word*` do not.
enum AliasScan {
  /// A place in the text, both from 1.
  struct Mark: Equatable {
    var line: Int
    var column: Int
  }

  /// The first anchor or alias.
  ///
  /// O(length of the text).
  static func first(in text: String) -> Mark? {
    var line = 1
    var column = 0
    var canBegin = true
    var previous: UInt8 = 10
    let bytes = Array(text.utf8)
    for (index, byte) in bytes.enumerated() {
      let isContinuation = byte & 0xC0 == 0x80
      if !isContinuation { column += 1 }
      if byte == 10 || byte == 13 {
        if byte == 10 { line += 1 }
        column = 0
        canBegin = true
      } else if byte == 32 || byte == 9 {
        canBegin = canBegin || "-:,?".utf8.contains(previous)
      } else {
        if canBegin, byte == 38 || byte == 42, isName(bytes, after: index) {
          return Mark(line: line, column: column)
        }
        canBegin = byte == 91 || byte == 123
      }
      previous = byte
    }
    return nil
  }

  /// Whether a name follows that is not closed like emphasis.
  private static func isName(_ bytes: [UInt8], after index: Int) -> Bool {
    var end = index + 1
    while end < bytes.count, !" \t\r\n,]}:".utf8.contains(bytes[end]) { end += 1 }
    return end > index + 1 && bytes[end - 1] != 42 && bytes[index + 1] != 42
      && bytes[index + 1] != 38
  }
}
