// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// Time to a stated accuracy by sampling scheme: +-1 % (95 %) of the expected annual loss, +-2 % of VaR95.
///
/// The error at a number of trials is the root mean squared relative error over seeds, against the mean of long runs.
/// Where it falls like the root of trials (plain sampling), the trials that are needed follow from it; for quasi-random points
/// the least number of a doubling series serves. The time is that of trials alone, from the CPU time of a long run less a
/// short one, with the 1,024 trials by which parameters are put in order; starting the program is told apart.
@main
enum AccuracyBenchmarks {
  /// One way to a figure.
  struct Method {
    var name: String
    var scheme: String
    var target: Double
    var value: @Sendable (Figures) -> Double
  }

  static let seeds = 20
  static let methods = [
    Method(name: "ALE, plain: simulated losses", scheme: "plain", target: 0.01) {
      $0.portfolio.ale.simulatedMean
    },
    Method(name: "ALE, plain: conditional means", scheme: "plain", target: 0.01) {
      $0.portfolio.ale.mean
    },
    Method(name: "ALE, antithetic", scheme: "antithetic", target: 0.01) { $0.portfolio.ale.mean },
    Method(name: "ALE, Latin hypercube", scheme: "latin-hypercube", target: 0.01) {
      $0.portfolio.ale.mean
    },
    Method(name: "ALE, quasi-random", scheme: "quasi", target: 0.01) { $0.portfolio.ale.mean },
    Method(name: "VaR95, plain", scheme: "plain", target: 0.02) { $0.portfolio.annualLoss.p95 },
    Method(name: "VaR95, Latin hypercube", scheme: "latin-hypercube", target: 0.02) {
      $0.portfolio.annualLoss.p95
    },
    Method(name: "VaR95, quasi-random", scheme: "quasi", target: 0.02) {
      $0.portfolio.annualLoss.p95
    },
  ]

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      FileHandle.standardError.write(Data("usage: AccuracyBenchmarks COPSE\n".utf8))
      exit(2)
    }
    let copse = CommandLine.arguments[1]
    let subjects = [
      "Scenarios/current.yaml", "Tests/copseTests/Fixtures/forty-steps-scenario.yaml",
    ]
    for subject in subjects { try measure(subject, copse) }
  }

  private static func measure(_ subject: String, _ copse: String) throws {
    print("\n### \(subject)\n")
    print(
      "| figure | trials needed | microseconds a trial | time s | ratio |\n|---|--:|--:|--:|--:|")
    var costs: [String: Double] = [:]
    var start = 0.0
    for scheme in Set(methods.map(\.scheme)) {
      let short = try median { try run(copse, subject, scheme, 20_000, seed: 1).seconds }
      let long = try median { try run(copse, subject, scheme, 220_000, seed: 1).seconds }
      costs[scheme] = max(long - short, 1e-6) / 200_000
      start = max(short - 20_000 * (costs[scheme] ?? 0), 0)
    }
    var base: [Double: Double] = [:]
    let exact = try truth(copse, subject)
    for method in methods {
      let trials = try needed(method, copse, subject, exact(method))
      let ordering = method.scheme == "quasi" ? 1_024 : 0
      let time = Double(trials + ordering) * (costs[method.scheme] ?? 0)
      let first = base[method.target] ?? time
      base[method.target] = first
      print(
        "| \(method.name) | \(trials) | \(text((costs[method.scheme] ?? 0) * 1e6)) | \(text(time)) | \(text(first / time)) |"
      )
    }
    print("\nStarting, loading and compiling: \(text(start)) s.")
  }

  /// The figures of long runs, by method.
  private static func truth(_ copse: String, _ subject: String) throws -> (Method) -> Double {
    let runs = try (0..<4).map { try figures(copse, subject, "quasi", 2_000_000, seed: 9_000 + $0) }
    return { method in runs.reduce(0) { $0 + method.value($1) } / Double(runs.count) }
  }

  /// The trials after which 95 of 100 runs are within the target.
  private static func needed(
    _ method: Method, _ copse: String, _ subject: String, _ exact: Double
  ) throws -> Int {
    func error(_ trials: Int) throws -> Double {
      let squares = try (0..<seeds).map { seed in
        let found = try figures(copse, subject, method.scheme, trials, seed: 100 + seed)
        let error = method.value(found) / exact - 1
        return error * error
      }
      return 1.959963984540054 * (squares.reduce(0, +) / Double(seeds)).squareRoot()
    }
    if method.scheme == "plain" || method.scheme == "antithetic" {
      let trials = 16_384
      let ratio = try error(trials) / method.target
      return Int((Double(trials) * ratio * ratio).rounded(.up))
    }
    var trials = 256
    while try error(trials) > method.target { trials *= 2 }
    return trials
  }

  private static func figures(
    _ copse: String, _ subject: String, _ scheme: String, _ trials: Int, seed: Int
  ) throws -> Figures {
    let run = try run(copse, subject, scheme, trials, seed: seed)
    return try JSONDecoder().decode(Figures.self, from: run.output)
  }

  private static func run(
    _ copse: String, _ subject: String, _ scheme: String, _ trials: Int, seed: Int
  ) throws -> Run {
    try Run.of([
      copse, "simulate", subject, "--sampling", scheme, "--trials", "\(trials)", "--seed",
      "\(seed)",
      "--threads", "1", "--format", "json", "--quiet",
    ])
  }

  private static func median(_ measure: () throws -> Double) rethrows -> Double {
    try (0..<5).map { _ in try measure() }.sorted()[2]
  }

  private static func text(_ value: Double) -> String {
    value >= 100 ? String(format: "%.0f", value) : String(format: "%.3g", value)
  }
}
