// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why plans cannot be compared.
public enum ComparisonError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is only the base.
  case nothingToCompare
  /// Two plans have the same name.
  case sameName(String)
  /// The models count money in different currencies.
  case currencies(String, String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .nothingToCompare:
      "there is nothing to compare the base with: name another scenario, or a change to its plan"
    case .sameName(let name): "two plans are named '\(name)': give each a name of its own"
    case .currencies(let first, let second):
      "the models count in \(first) and in \(second): money of two currencies is not compared"
    }
  }
}
