// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// One change of a model's numbers that is asked for without a file: `step.probability=0.2`.
public struct ModelChange: Hashable, Sendable {
  /// What is done to the numbers.
  public enum Operation: String, Hashable, Sendable {
    /// Each is replaced.
    case set = "="
    /// Each is multiplied by a factor.
    case multiply = "*="
    /// Something is added to each.
    case add = "+="
  }

  /// The change as it was written.
  public let text: String
  /// Which numbers, by name (see `Model.places(named:)`).
  public let target: String
  /// What is done to them.
  public let operation: Operation
  /// The number or law, as YAML.
  public let value: String
  /// The column at which the value begins, from 1.
  let valueColumn: Int

  /// Reads `TARGET=VALUE`, `TARGET*=FACTOR` or `TARGET+=NUMBER`; `nil` for a text without sign, target or value.
  public init?(_ text: String) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let left = text[..<sign]
    let operation: Operation =
      left.hasSuffix("*") ? .multiply : left.hasSuffix("+") ? .add : .set
    let name = operation == .set ? left : left.dropLast()
    let target = name.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    let value = String(text[text.index(after: sign)...])
    guard !target.isEmpty, value.contains(where: { $0 != " " }) else { return nil }
    self.text = text
    self.target = target
    self.operation = operation
    self.value = value
    valueColumn = text.unicodeScalars.distance(from: text.startIndex, to: sign) + 2
  }

  /// The place of a column of the text, for findings.
  func location(column: Int = 1) -> SourceLocation {
    SourceLocation(file: "--set \(text)", line: 1, column: column)
  }
}
