// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension JSONValue {
  /// The document as text, indented by two spaces, with a line feed at the end.
  ///
  /// Arrays of plain values stand on one line. The same value always gives the same bytes.
  public var text: String {
    var output: [UInt8] = []
    write(to: &output, line: "\n")
    output += "\n".utf8
    return String(decoding: output, as: UTF8.self)
  }

  /// `line` ends a line and indents the next.
  private func write(to output: inout [UInt8], line: String) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output += String(value).utf8
    case .number(let value): output += Self.text(of: value).utf8
    case .string(let value): Self.write(value, to: &output)
    case .array(let values): Self.write(values, to: &output, line: line)
    case .object(let members): Self.write(members, to: &output, line: line)
    }
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func write(_ values: [JSONValue], to output: inout [UInt8], line: String) {
    if values.allSatisfy(\.isPlain) {
      output += "[".utf8
      for (index, value) in values.enumerated() {
        if index > 0 { output += ", ".utf8 }
        value.write(to: &output, line: line)
      }
      output += "]".utf8
      return
    }
    writeLines(values, brackets: ("[", "]"), to: &output, line: line) { value, output, line in
      value.write(to: &output, line: line)
    }
  }

  private static func write(_ members: [Member], to output: inout [UInt8], line: String) {
    if members.isEmpty {
      output += "{}".utf8
      return
    }
    writeLines(members, brackets: ("{", "}"), to: &output, line: line) { member, output, line in
      write(member.key, to: &output)
      output += ": ".utf8
      member.value.write(to: &output, line: line)
    }
  }

  private static func writeLines<Element>(
    _ elements: [Element], brackets: (String, String), to output: inout [UInt8], line: String,
    write: (Element, inout [UInt8], String) -> Void
  ) {
    let inner = line + "  "
    output += brackets.0.utf8
    for (index, element) in elements.enumerated() {
      if index > 0 { output += ",".utf8 }
      output += inner.utf8
      write(element, &output, inner)
    }
    output += line.utf8
    output += brackets.1.utf8
  }

  private static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 0x1p53 { return String(Int(value)) }
    return value.description
  }

  private static func write(_ text: String, to output: inout [UInt8]) {
    output += "\"".utf8
    if text.utf8.allSatisfy(isLiteral) {
      output += text.utf8
    } else {
      for scalar in text.unicodeScalars { output += literal(scalar).utf8 }
    }
    output += "\"".utf8
  }

  /// Whether a byte begins no scalar that may need an escape; E2 is the first byte of U+2028 and U+2029.
  private static func isLiteral(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xE2
  }

  private static func literal(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}": escaped(scalar)
    default: String(scalar)
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
