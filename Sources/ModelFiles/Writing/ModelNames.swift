// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Names of the model language for names of other tools, each once.
struct ModelNames {
  private static let longest = 190
  private var names = UniqueNames(separator: "-")

  /// The name for another one, different from all given before.
  ///
  /// Letters, digits, '-', '_' and '.' stay; what else there is becomes '-', several in a row one. O(length),
  /// and once more for each name before that became the same.
  mutating func add(_ name: String) -> String {
    names.add(Self.name(for: name))
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func name(for text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(longest) {
      if isWord(scalar) || scalar == "_" || scalar == "." || scalar == "-" {
        result.append(scalar)
      } else if result.last != "-" {
        result.append("-")
      }
    }
    while result.last == "-" { result.removeLast() }
    guard let first = result.firstIndex(where: isWord) else { return "node" }
    return String(result[first...])
  }
}
