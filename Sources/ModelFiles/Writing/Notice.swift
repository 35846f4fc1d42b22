// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Warnings that speak of many elements at once.
enum Notice {
  private static let shown = 5

  /// What is said of some names, `nil` of none.
  ///
  /// - Parameters:
  ///   - code: The kind of finding.
  ///   - names: The names; the first few are told.
  ///   - words: What is the matter with them, without a full stop.
  ///   - hint: What to do.
  /// - Returns: A warning without a place.
  static func warning(
    _ code: String, _ names: [String], _ words: String, hint: String? = nil
  ) -> Diagnostic? {
    if names.isEmpty { return nil }
    let told = names.prefix(shown).map { "'\($0)'" }.joined(separator: ", ")
    let rest = names.count > shown ? " and \(names.count - shown) more" : ""
    return Diagnostic(.warning, code: code, "\(words): \(told)\(rest)", at: nil, hint: hint)
  }
}
