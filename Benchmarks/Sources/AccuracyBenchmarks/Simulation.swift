// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// Runs of `copse simulate` on one thread.
struct Simulation {
  /// The program.
  var copse: String

  /// Runs it to its end: its figures and its processor time.
  func run(_ subject: String, _ options: [String]) throws -> (figures: Figures, seconds: Double) {
    let run = try Run.of(
      [copse, "simulate", subject, "--threads", "1", "--format", "json", "--quiet"] + options)
    return (try JSONDecoder().decode(Figures.self, from: run.output), run.seconds)
  }
}
