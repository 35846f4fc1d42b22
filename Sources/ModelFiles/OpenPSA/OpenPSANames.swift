// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Identifiers of the Open-PSA format for names of ours, each once.
///
/// The format takes letters, digits, underscores and single hyphens inside; what else a name has becomes an
/// underscore.
struct OpenPSANames {
  private var names = UniqueNames(separator: "_")

  /// The identifier for a name, different from all given before.
  ///
  /// O(length), and once more for each name before that became the same identifier.
  mutating func add(_ name: String) -> String {
    names.add(Self.identifier(for: name))
  }

  private static func identifier(for name: String) -> String {
    var result: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        result.append(byte)
      case UInt8(ascii: "-") where !result.isEmpty && result.last != byte: result.append(byte)
      // One underscore for each character, not for each of its bytes.
      case 0x80...0xBF: break
      default: result.append(UInt8(ascii: "_"))
      }
    }
    if result.last == UInt8(ascii: "-") { result[result.count - 1] = UInt8(ascii: "_") }
    let first = result.first ?? UInt8(ascii: "0")
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
      result.insert(UInt8(ascii: "_"), at: 0)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
