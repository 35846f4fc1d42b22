// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// Reads the rules of plans that options give.
enum PlanRuleParser {
  /// The rules of `--include`, `--exclude`, `--require` and `--at-most`.
  ///
  /// - Throws: ``Failure`` for text that is no rule.
  static func constraints(
    include: [String], exclude: [String], require: [String], atMost: [String]
  ) throws -> [PlanConstraint] {
    try include.flatMap { try names($0, "--include").map { PlanConstraint.mustInclude($0) } }
      + exclude.map { text in
        let (first, second) = try pair(text, "--exclude")
        return .excludes(first, second)
      }
      + require.map { text in
        let (first, second) = try pair(text, "--require")
        return .requires(first, second)
      }
      + atMost.map(limit)
  }

  /// The names in a list with commas.
  static func names(_ text: String, _ option: String) throws -> [String] {
    let names = text.split(separator: ",").map { $0.trimmingPrefix(" ") }.map(String.init)
    guard !names.isEmpty else { throw Failure("\(option) '\(text)' names no control") }
    return names
  }

  private static func limit(_ text: String) throws -> PlanConstraint {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let limit = Int(parts[0]), limit >= 0 else {
      throw Failure("--at-most '\(text)' is no rule: write 2:A,B,C")
    }
    return .atMost(limit, of: try names(parts[1], "--at-most"))
  }

  private static func pair(_ text: String, _ option: String) throws -> (String, String) {
    let names = try names(text, option)
    guard names.count == 2 else { throw Failure("\(option) '\(text)' is no pair: write A,B") }
    return (names[0], names[1])
  }
}
