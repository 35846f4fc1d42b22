// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why a text names no places of a model.
public enum TargetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nothing has the name; the nearest name that something has, if one is near.
  case unknown(String, nearest: String?)
  /// Elements of several kinds have the name; their full names.
  case ambiguous(String, [String])

  /// What is wrong.
  public var description: String {
    switch self {
    case .unknown(let text, _): "the model has no number '\(text)'"
    case .ambiguous(let text, let names): "'\(text)' is \(names.joined(separator: " or "))"
    }
  }

  /// What to do about it.
  public var hint: String {
    switch self {
    case .unknown(_, let nearest?): "did you mean '\(nearest)'?"
    case .unknown:
      "write NAME.QUANTITY, for example STEP.probability, THREAT.attempts, CONTROL.effectiveness"
    case .ambiguous: "write the full name"
    }
  }
}
