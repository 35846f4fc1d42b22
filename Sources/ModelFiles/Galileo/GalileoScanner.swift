// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Cuts a Galileo file into words, '=' and ';'.
struct GalileoScanner {
  /// A piece of text with its place.
  struct Token {
    /// What it is.
    enum Kind {
      case word
      case quoted
      case equals
      case semicolon
    }

    var kind: Kind
    var text: String
    var offset: Int
  }

  private let bytes: [UInt8]
  private let file: String
  private var place = 0

  /// Makes a scanner of a text.
  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// All tokens.
  ///
  /// O(length).
  ///
  /// - Throws: A diagnostic for text that is not UTF-8 and for a quotation or comment without end.
  mutating func tokens() throws(Diagnostic) -> [Token] {
    guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
      throw Diagnostic(
        .error, code: "not-text", "the file is not UTF-8 text",
        at: .start(of: file))
    }
    var tokens: [Token] = []
    while let token = try next() { tokens.append(token) }
    return tokens
  }

  private mutating func next() throws(Diagnostic) -> Token? {
    try skipSpace()
    guard place < bytes.count else { return nil }
    let start = place
    switch bytes[place] {
    case UInt8(ascii: ";"):
      place += 1
      return Token(kind: .semicolon, text: ";", offset: start)
    case UInt8(ascii: "="):
      place += 1
      return Token(kind: .equals, text: "=", offset: start)
    case UInt8(ascii: "\""):
      let end = try find([UInt8(ascii: "\"")], from: place + 1, "quotation mark")
      place = end + 1
      return Token(kind: .quoted, text: text(start + 1, end), offset: start)
    default:
      while place < bytes.count, !Self.isSpace(bytes[place]), !Self.isMark(bytes[place]) {
        place += 1
      }
      return Token(kind: .word, text: text(start, place), offset: start)
    }
  }

  private mutating func skipSpace() throws(Diagnostic) {
    while place < bytes.count {
      if Self.isSpace(bytes[place]) {
        place += 1
      } else if bytes[place...].starts(with: Array("//".utf8)) {
        place = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      } else if bytes[place...].starts(with: Array("/*".utf8)) {
        place = try find(Array("*/".utf8), from: place + 2, "'*/'") + 2
      } else {
        return
      }
    }
  }

  private func find(
    _ end: [UInt8], from start: Int, _ words: String
  ) throws(Diagnostic) -> Int {
    var index = start
    while index < bytes.count {
      if bytes[index...].starts(with: end) { return index }
      index += 1
    }
    throw Diagnostic(
      .error, code: "galileo-syntax", "there is no \(words) to end what begins here",
      at: XMLDocument.location(of: place, in: bytes, file: file))
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "\"")
  }
}
