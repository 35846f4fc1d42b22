// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads the statuses of controls that options name.
enum StatusList {
  /// The statuses in lists with commas.
  ///
  /// - Throws: ``Failure`` for a word that is no status.
  static func statuses(_ texts: [String], option: String) throws -> Set<ControlStatus> {
    let words = ControlStatus.allCases.map(\.rawValue)
    return Set(
      try texts.flatMap { $0.split(separator: ",") }.map { word in
        guard let status = ControlStatus(rawValue: String(word)) else {
          let hint = NearestName.hint(String(word), among: words) ?? words.joined(separator: ", ")
          throw Failure("\(option) '\(word)' is no status: \(hint)")
        }
        return status
      })
  }
}
