// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import BenchmarkSupport
import Foundation

/// Runs copse beside other engines on the same models, whole processes on one thread, and prints tables of
/// processor times and ratios; then how copse's own time grows.
///
/// Arguments: the path of copse, the Python with the peers (see `peers/prepare`), the folder for drawings.
/// To be run from the repository.
@main
struct SimulationBenchmarks {
  private static let rounds = 5
  private static let trials = 1_000_000

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else {
      throw BenchmarkError(message: "usage: SimulationBenchmarks COPSE PYTHON DRAWINGS")
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-benchmarks-\(UUID().uuidString)")
    let drawings = URL(fileURLWithPath: arguments[3])
    for needed in [folder, drawings] {
      try FileManager.default.createDirectory(at: needed, withIntermediateDirectories: true)
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    setenv("OMP_NUM_THREADS", "1", 1)
    setenv("OPENTURNS_NUM_THREADS", "1", 1)
    try compare(arguments[1], arguments[2], Models(folder))
    try alone(arguments[1], Models(folder))
    Text.write("\n| copse's growth with | | processor s | wall s | MB |\n|---|--:|--:|--:|--:|")
    try Scaling(copse: arguments[1], folder: folder, drawings: drawings).run()
  }

  private static func compare(_ copse: String, _ python: String, _ models: Models) throws {
    Text.write("| task | peer | copse s | peer s | ratio | goal | copse MB | peer MB |")
    Text.write("|---|---|--:|--:|--:|--:|--:|--:|")
    for pair in try treePairs(copse, python) + portfolioPairs(copse, python, models) {
      Text.write(try pair.row(rounds: rounds))
    }
  }

  private static func treePairs(_ copse: String, _ python: String) throws -> [Pair] {
    let scenario = "Tests/copseTests/Fixtures/forty-steps-scenario.yaml"
    return [("thinned", 15.0), ("bernoulli", 20.0)].map { mode, goal in
      Pair(
        name: "40 uncertain steps, a million years",
        copse: [copse, "simulate", scenario, "--threads", "1", "--quiet"],
        peer: "numpy, \(mode)",
        other: [
          python, "Benchmarks/peers/forty_steps_numpy.py", "-n", "\(trials)", "--mode", mode,
        ], goal: goal)
    }
  }

  private static func portfolioPairs(
    _ copse: String, _ python: String, _ models: Models
  ) throws -> [Pair] {
    let scenario = try models.write(Portfolio.model, name: "portfolio", trials: trials)
    let data = try models.write(Portfolio.json, to: "portfolio.json")
    // pyfair needs gigabytes for a million years; a tenth of them, ten times.
    let peers = [("numpy", 5.0, 1), ("openturns", 15, 1), ("pyfair", 25, 10)]
    return peers.map { peer, goal, parts in
      Pair(
        name: "18 threats, a million years",
        copse: [copse, "simulate", scenario, "--threads", "1", "--quiet"], peer: peer,
        other: [python, "Benchmarks/peers/portfolio_\(peer).py", data, "\(trials / parts)"],
        goal: goal, share: Double(parts))
    }
  }

  /// What has no peer: SecureShop, and how soon a small model is done.
  private static func alone(_ copse: String, _ models: Models) throws {
    let small = try models.write(Forest(steps: 4).model, name: "small", trials: 10_000)
    let jobs = [
      ("SecureShop, 100,000 years", "Scenarios/current.yaml", 100_000),
      ("SecureShop, 1 year (set-up)", "Scenarios/current.yaml", 1),
      ("five nodes, 10,000 years", small, 10_000),
    ]
    Text.write("\n| copse alone | processor s | wall s | MB |\n|---|--:|--:|--:|")
    for (name, scenario, trials) in jobs {
      let run = try ProcessRun.median(
        rounds,
        of: [copse, "simulate", scenario, "--trials", "\(trials)", "--threads", "1", "--quiet"],
        limit: 600)
      Text.write(
        "| \(name) | \(Text.number(run.processorSeconds ?? .nan)) "
          + "| \(Text.number(run.seconds ?? .nan)) | \(Int(run.memory)) |")
    }
  }
}
