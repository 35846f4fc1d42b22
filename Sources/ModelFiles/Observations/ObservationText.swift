// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads counts as people write them: `3 of 120 phishing tests`, `0 events in 2 years`.
enum ObservationText {
  /// What a count may look like, for messages.
  static let examples = "write for example '3 of 120 tests' or '0 events in 2 years'"

  private static let years: [String: Double] = [
    "year": 1, "years": 1, "quarter": 0.25, "quarters": 0.25, "month": 1.0 / 12,
    "months": 1.0 / 12, "week": 1.0 / 52, "weeks": 1.0 / 52, "day": 1.0 / 365, "days": 1.0 / 365,
  ]

  /// The count of a text, `nil` if it has neither form or an impossible number.
  static func count(_ text: String) -> Observation.Count? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count >= 3, let number = ScalarNumber.integer(words[0]), number >= 0 else {
      return nil
    }
    if words[1] == "of" {
      guard let trials = ScalarNumber.integer(words[2]), trials >= number, trials > 0 else {
        return nil
      }
      return .successes(number, trials: trials)
    }
    guard let sign = words.firstIndex(of: "in"), words.indices.contains(sign + 2),
      let unit = years[words[sign + 2]],
      let span = ScalarNumber(currency: "").parse(words[sign + 1], as: .plain), span > 0
    else { return nil }
    return .events(number, years: span * unit)
  }
}
