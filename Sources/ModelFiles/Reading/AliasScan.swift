// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Finds anchors, aliases and tags in YAML text, without parsing it.
///
/// A sign counts where a value may begin: at the start of a line, after `- `, `? ` and `: `, and in
/// brackets after each bracket, comma and colon. Comments, quoted text and block text are passed over, and so
/// are signs in the middle of plain text, as in `R&D` or `a & b`, and emphasis as in `*word*`. Where it is
/// not sure it scans on: it may take text for a sign, but not a sign for text.
struct AliasScan {
  /// A place in the text, both from 1.
  struct Mark: Equatable {
    var line: Int
    var column: Int
  }

  private enum Quote: UInt8 {
    case single = 39
    case double = 34
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var column = 0
  private var brackets = 0
  private var quote: Quote?
  private var canBegin = true
  /// Whether only blanks and the dashes of lists stand before in the line.
  private var isAtStart = true
  /// The column of the line's first word.
  private var indent = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The first anchor, alias or tag.
  ///
  /// O(length of the text).
  static func first(in text: String) -> Mark? {
    let bytes = Array(text.utf8)
    guard mayHaveSigns(bytes) else { return nil }
    var scan = AliasScan(bytes)
    while scan.index < scan.bytes.count {
      if let mark = scan.step() { return mark }
      scan.index += 1
    }
    return nil
  }

  /// Whether one of the signs stands anywhere: most files have none, and this is found without a branch a byte.
  private static func mayHaveSigns(_ bytes: [UInt8]) -> Bool {
    var count = 0
    for byte in bytes {
      let isSign =
        (byte == UInt8(ascii: "&") ? 1 : 0) | (byte == UInt8(ascii: "*") ? 1 : 0)
        | (byte == UInt8(ascii: "!") ? 1 : 0)
      count |= isSign
    }
    return count != 0
  }

  private mutating func step() -> Mark? {
    let byte = bytes[index]
    if byte & 0xC0 != 0x80 { column += 1 }
    if byte == UInt8(ascii: "\n") {
      beginLine()
    } else if let quote {
      closeQuote(quote, byte)
    } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
      afterBlank()
    } else {
      return word(byte)
    }
    return nil
  }

  private mutating func beginLine() {
    line += 1
    column = 0
    isAtStart = true
    canBegin = quote == nil
  }

  private mutating func closeQuote(_ quote: Quote, _ byte: UInt8) {
    if quote == .double && byte == UInt8(ascii: "\\") {
      if index + 1 < bytes.count, bytes[index + 1] != UInt8(ascii: "\n") {
        index += 1
        column += 1
      }
    } else if byte == quote.rawValue {
      if quote == .single, next == quote.rawValue {
        index += 1
        column += 1
      } else {
        self.quote = nil
        canBegin = false
      }
    }
  }

  private mutating func afterBlank() {
    guard let previous else { return }
    if previous == UInt8(ascii: ":") { canBegin = true }
    if isAtStart && "-?".utf8.contains(previous) { canBegin = true }
  }

  private mutating func word(_ byte: UInt8) -> Mark? {
    let begins = canBegin
    let isDash = isAtStart && "-?".utf8.contains(byte) && isBlank(next)
    if isAtStart && !isDash {
      indent = column
      isAtStart = false
    }
    canBegin = brackets > 0 && ",:[{".utf8.contains(byte)
    switch byte {
    case UInt8(ascii: "#") where begins || isBlank(previous): skipLine()
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      if begins || brackets > 0 {
        brackets += 1
        canBegin = true
      }
    case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      if begins { quote = Quote(rawValue: byte) }
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      if begins && brackets == 0 { skipBlockText() }
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
      if begins && isSign(byte) { return Mark(line: line, column: column) }
    default: break
    }
    return nil
  }

  /// Whether a sign is one: a tag always, an anchor or alias if a name follows that is not closed like
  /// emphasis.
  private func isSign(_ byte: UInt8) -> Bool {
    if byte == UInt8(ascii: "!") { return true }
    var end = index + 1
    while end < bytes.count, !" \t\r\n,]}:".utf8.contains(bytes[end]) { end += 1 }
    let isEmphasis = byte == UInt8(ascii: "*") && bytes[end - 1] == byte
    return end > index + 1 && !isEmphasis
  }

  private mutating func skipLine() {
    while index + 1 < bytes.count, bytes[index + 1] != UInt8(ascii: "\n") { index += 1 }
  }

  /// Passes over the lines of a block text: blank ones and those further in than the line's first word.
  private mutating func skipBlockText() {
    skipLine()
    while index + 1 < bytes.count {
      var end = index + 2
      while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
      let isEmpty = end >= bytes.count || "\r\n".utf8.contains(bytes[end])
      guard isEmpty || end - index - 1 > indent else { return }
      index += 1
      beginLine()
      skipLine()
    }
  }

  private var previous: UInt8? { index > 0 ? bytes[index - 1] : nil }

  private var next: UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }

  private func isBlank(_ byte: UInt8?) -> Bool {
    guard let byte else { return true }
    return " \t\r\n".utf8.contains(byte)
  }
}
