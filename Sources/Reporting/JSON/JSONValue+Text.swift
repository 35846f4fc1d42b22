// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension JSONValue {
  /// The document as text, indented by two spaces, with a line feed at the end.
  ///
  /// Arrays of plain values stand on one line. The same value always gives the same bytes.
  public var text: String {
    var output = ""
    write(to: &output, indent: 0)
    output += "\n"
    return output
  }

  private func write(to output: inout String, indent: Int) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .number(let value): output += Self.text(of: value)
    case .string(let value): output += Self.quoted(value)
    case .array(let values): Self.write(values, to: &output, indent: indent)
    case .object(let members): Self.write(members, to: &output, indent: indent)
    }
  }

  private var isPlain: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private static func write(_ values: [JSONValue], to output: inout String, indent: Int) {
    if values.allSatisfy(\.isPlain) {
      output += "["
      for (index, value) in values.enumerated() {
        if index > 0 { output += ", " }
        value.write(to: &output, indent: indent)
      }
      output += "]"
      return
    }
    writeLines(values, brackets: ("[", "]"), to: &output, indent: indent) { value, output in
      value.write(to: &output, indent: indent + 1)
    }
  }

  private static func write(_ members: [Member], to output: inout String, indent: Int) {
    if members.isEmpty {
      output += "{}"
      return
    }
    writeLines(members, brackets: ("{", "}"), to: &output, indent: indent) { member, output in
      output += quoted(member.key) + ": "
      member.value.write(to: &output, indent: indent + 1)
    }
  }

  private static func writeLines<Element>(
    _ elements: [Element], brackets: (String, String), to output: inout String, indent: Int,
    write: (Element, inout String) -> Void
  ) {
    output += brackets.0
    for (index, element) in elements.enumerated() {
      output += index > 0 ? ",\n" : "\n"
      output += String(repeating: "  ", count: indent + 1)
      write(element, &output)
    }
    output += "\n" + String(repeating: "  ", count: indent) + brackets.1
  }

  private static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 0x1p53 { return String(Int(value)) }
    return value.description
  }

  private static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{2028}", "\u{2029}", "\u{0}"..<"\u{20}": output += escaped(scalar)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
