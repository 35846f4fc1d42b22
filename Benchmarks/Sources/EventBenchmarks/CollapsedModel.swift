// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The tree of 40 leaves with beta parameters that `peers/attempts.py` simulates, as a model of copse.
enum CollapsedModel {
  /// The model's text: any of 5 vectors, all of 2 stages, any of 2 techniques, all of 2 steps.
  static var text: String {
    var lines = [
      "threat: loss", "title: One attempt", "stride: tampering", "attempts: 2",
      "loss: {lognormal: {p05: 50000, p95: 1500000}}", "tree:", "  goal:", "    any:",
    ]
    var leaf = 0
    for vector in 0..<5 {
      lines += ["      - vector\(vector):", "          all:"]
      for stage in 0..<2 {
        lines += ["            - stage\(vector)\(stage):", "                any:"]
        for technique in 0..<2 {
          lines += [
            "                  - technique\(vector)\(stage)\(technique):",
            "                      all:",
          ]
          for _ in 0..<2 {
            let beta = "[\(1 + leaf % 3), \(2 + 7 * leaf % 5)]"
            lines.append("                        - leaf\(leaf): {probability: {beta: \(beta)}}")
            leaf += 1
          }
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
