// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import BenchmarkSupport
import Foundation

/// How the time of a run grows with one thing at a time.
struct Scaling {
  /// The path of copse.
  let copse: String
  /// Where models are written.
  let folder: URL
  /// Where drawings are written.
  let drawings: URL

  /// Measures and draws all curves.
  func run() throws {
    try plot("Trials", "trials of a tree of 100 steps", [1e4, 1e5, 1e6, 1e7]) {
      (Forest(), Int($0), 1)
    }
    try plot("Threats", "threats of 100 steps, 10,000 trials", [1, 10, 100, 1_000]) {
      (Forest(threats: Int($0)), 10_000, 1)
    }
    try plot("Tree size", "steps of one tree, 1,000 trials", [100, 1_000, 10_000, 100_000]) {
      (Forest(steps: Int($0)), 1_000, 1)
    }
    try plot("Sharing", "percent of shared steps, 100 threats", [10, 30, 50], growing: nil) {
      (Forest(threats: 100, steps: 40, sharing: $0 / 100), 10_000, 1)
    }
    try plot("Threads", "threads, wall time", [1, 2], isWall: true, growing: -1) {
      (Forest(), 5_000_000, Int($0))
    }
  }

  private func plot(
    _ title: String, _ quantity: String, _ places: [Double], isWall: Bool = false,
    growing power: Double? = 1,
    _ job: (Double) -> (forest: Forest, trials: Int, threads: Int)
  ) throws {
    var points: [(x: Double, seconds: Double)] = []
    for place in places {
      let (forest, trials, threads) = job(place)
      let run = try measure(forest, trials: trials, threads: threads)
      guard let wall = run.seconds, let processor = run.processorSeconds else {
        Text.write("| \(title) | \(Text.number(place)) | - | - | |")
        continue
      }
      points.append((place, isWall ? wall : processor))
      Text.write(
        "| \(title) | \(Text.number(place)) | \(Text.number(processor)) | \(Text.number(wall)) "
          + "| \(Int(run.memory)) |")
    }
    let name = title.lowercased().replacing(" ", with: "-")
    let plot = ScalingPlot(
      title: title, quantity: quantity, points: points, expectedPower: power)
    try plot.svg.write(
      to: drawings.appendingPathComponent("scaling-\(name).svg"), atomically: true, encoding: .utf8)
  }

  private func measure(_ forest: Forest, trials: Int, threads: Int) throws -> ProcessRun {
    let scenario = try Models(folder).write(forest.model, name: "forest", trials: trials)
    return try .run(
      [copse, "simulate", scenario, "--threads", "\(threads)", "--quiet"], limit: 600)
  }
}
