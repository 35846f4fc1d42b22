// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import ModelFiles
import RiskSimulation

/// Reads the conditions of `--fail-if`.
enum GateParser {
  /// The gate of a condition such as `ale > 500k` or `risk >= High`.
  static func gate(_ text: String) throws -> RiskGate {
    let words = text.split(separator: " ").map(String.init)
    if words.count == 3, words[0] == "risk", words[1] == ">=" {
      return RiskGate(.reaches(words[2]), description: text)
    }
    guard words.count == 3, words[1] == ">", let measure = RiskGate.Measure(rawValue: words[0]),
      let limit = AmountParser.number(words[2])
    else {
      let known = RiskGate.Measure.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(
        "--fail-if '\(text)': write 'MEASURE > NUMBER' with one of \(known), or 'risk >= WORD'")
    }
    return RiskGate(.exceeds(measure, limit), description: text)
  }
}
