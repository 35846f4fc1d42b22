// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// Time to a stated accuracy: +-1 % (95 %) of the expected annual loss, +-2 % of VaR95, against plain sampling in copse itself.
///
/// Plain sampling is what it takes at best, with the number of years known beforehand: from the standard deviation of simulated years for their mean,
/// from the spread of VaR95 over seeds for VaR95, at the processor time of a year. Against it stand whole runs that end by
/// themselves (`--until`), whose intervals are wider since they look again and again; their estimates are compared with long runs.
@main
enum AccuracyBenchmarks {
  static let seeds = 20
  /// Load, compile, and next to nothing else.
  static let onlyStart = ["--sampling", "plain", "--trials", "1"]
  static let normal = 1.959963984540054

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: AccuracyBenchmarks COPSE\n".utf8))
      exit(2)
    }
    let program = Simulation(copse: CommandLine.arguments[1])
    let subjects = [
      "Scenarios/current.yaml", "Tests/copseTests/Fixtures/forty-steps-scenario.yaml",
    ]
    for subject in subjects { try measure(subject, program) }
  }

  private static func measure(_ subject: String, _ program: Simulation) throws {
    let start = try mean(program, subject, onlyStart)
    let (short, long) = (20_000, 220_000)
    let times = try [short, long].map {
      try mean(program, subject, ["--sampling", "plain", "--trials", "\($0)"], runs: 5)
    }
    let year = max(times[1] - times[0], 1e-6) / Double(long - short)
    let truth = try (0..<4).map {
      try program.run(subject, ["--trials", "1000000", "--seed", "\(9_000 + $0)"]).figures
    }
    let ale = truth.reduce(0) { $0 + $1.portfolio.ale.mean } / 4
    let deviation = truth[0].portfolio.annualLoss.standardDeviation
    let value = truth.reduce(0) { $0 + $1.portfolio.annualLoss.p95 } / 4

    print("\n### \(subject)\n")
    print(
      "Start, load, compile: \(text(start * 1_000)) ms. A simulated year: \(text(year * 1e6)) microseconds.\n"
    )
    print("| figure | how | years or draws | CPU ms | ratio | without start | ratio | within |")
    print("|---|---|--:|--:|--:|--:|--:|--:|")
    let tableOfLoss = Comparison(start: start)
    let years = square(normal * deviation / (0.01 * ale))
    tableOfLoss.base("ALE ±1%", "mean of plain simulated years", years, years * year)
    try tableOfLoss.row(
      "conditional means, plain", program, subject, ["--sampling", "plain", "--until", "ale 1%"]
    ) {
      abs($0.portfolio.ale.mean / ale - 1) <= 0.01
    }
    try tableOfLoss.row("as copse does it", program, subject, ["--until", "ale 1%"]) {
      abs($0.portfolio.ale.mean / ale - 1) <= 0.01
    }
    let spread = try (0..<seeds).map { seed in
      let run = try program.run(
        subject, ["--sampling", "plain", "--trials", "16384", "--seed", "\(100 + seed)"])
      return square(run.figures.portfolio.annualLoss.p95 / value - 1)
    }
    let error = normal * (spread.reduce(0, +) / Double(seeds)).squareRoot()
    let needed = 16_384 * square(error / 0.02)
    let tableOfValue = Comparison(start: start)
    tableOfValue.base("VaR95 ±2%", "plain simulated years", needed, needed * year)
    try tableOfValue.row("as copse does it", program, subject, ["--until", "var95 2%"]) {
      guard let found = $0.stopping?.yearLaw?.var95 else { return false }
      return abs(found / value - 1) <= 0.02
    }
  }

  private static func square(_ x: Double) -> Double { x * x }

  /// The mean processor time of runs.
  private static func mean(
    _ program: Simulation, _ subject: String, _ options: [String], runs: Int = 20
  ) throws -> Double {
    try (0..<runs).reduce(0) { sum, _ in sum + (try program.run(subject, options).seconds) }
      / Double(runs)
  }
}

/// A number in three digits.
func text(_ value: Double) -> String {
  value >= 100 ? String(format: "%.0f", value) : String(format: "%.3g", value)
}
