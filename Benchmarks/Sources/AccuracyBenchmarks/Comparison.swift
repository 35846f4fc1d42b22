// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Rows of a table that are compared with the first one.
final class Comparison {
  /// The runs of each seed.
  private static let rounds = 5

  private let start: Double
  private var reference = 0.0

  /// Makes a comparison of runs that take so many seconds to start.
  init(start: Double) {
    self.start = start
  }

  /// Prints the row that others are compared with; its seconds are without the start.
  func base(_ figure: String, _ how: String, _ years: Double, _ seconds: Double) {
    reference = seconds
    print(
      "| \(figure) | \(how) | \(text(years)) | \(text((start + seconds) * 1_000)) | 1 | \(text(seconds * 1_000)) | 1 | |"
    )
  }

  /// Prints a row of runs that end by themselves, over seeds; `isWithin` tells whether one met the target.
  ///
  /// What is left of a run without its start is small beside it, and machines are now faster, now slower: each run, several of a seed, has
  /// a run that only starts before it, which is taken off.
  func row(
    _ how: String, _ program: Simulation, _ subject: String, _ options: [String],
    isWithin: (Figures) -> Bool
  ) throws {
    var (trials, seconds, starts, within) = (0, 0.0, 0.0, 0)
    for seed in 0..<AccuracyBenchmarks.seeds {
      for round in 0..<Self.rounds {
        starts += try program.run(subject, AccuracyBenchmarks.onlyStart).seconds
        let run = try program.run(subject, options + ["--seed", "\(500 + seed)"])
        seconds += run.seconds
        guard round == 0 else { continue }
        trials += run.figures.trials
        within += isWithin(run.figures) ? 1 : 0
      }
    }
    let count = Double(AccuracyBenchmarks.seeds * Self.rounds)
    let (whole, rest) = (seconds / count, max((seconds - starts) / count, 1e-6))
    print(
      "| | \(how) | \(text(Double(trials) / Double(AccuracyBenchmarks.seeds))) "
        + "| \(text(whole * 1_000)) | \(text((start + reference) / whole)) "
        + "| \(text(rest * 1_000)) | \(text(reference / rest)) | \(within) of \(AccuracyBenchmarks.seeds) |"
    )
  }
}
