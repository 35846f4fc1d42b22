// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// Runs copse and SCRAM on the same Open-PSA files, whole processes, and prints a table of ratios.
///
/// Arguments: the path of copse; then, if wanted, the seconds after which a process is stopped.
@main
struct FaultTreeBenchmarks {
  private struct Task {
    var name: String
    var isUncertain = false
    var copse: [String]
    var scram: [String]
  }

  private static let trees: [BenchmarkTree] = [
    Families.pairs(10), Families.pairs(20), Families.threshold(5, of: 20),
    Families.threshold(100, of: 200), Families.grid(6), Families.grid(9),
    Families.random(gates: 100, sharing: 0.3, seed: 1),
    Families.random(gates: 100, sharing: 0.1, seed: 8),
    Families.random(gates: 150, sharing: 0.1, seed: 9),
    Families.random(gates: 300, sharing: 0.05, seed: 3),
    Families.random(gates: 300, sharing: 0.02, seed: 10),
    Families.random(gates: 1000, sharing: 0.005, seed: 11),
    Families.random(gates: 200, sharing: 0.05, seed: 6, hasNegation: true),
    Families.plant(systems: 12, sequences: 40, supports: 8, seed: 2, hasNegation: true),
    Families.plant(systems: 16, sequences: 60, supports: 10, seed: 5, hasNegation: false),
    Families.chain(3000),
  ]

  /// Trees of which only the probability is asked for: neither engine lists what they have.
  private static let large: [BenchmarkTree] = [
    Families.plant(systems: 16, sequences: 60, supports: 10, seed: 3, hasNegation: true),
    Families.plant(systems: 24, sequences: 150, supports: 14, seed: 6, hasNegation: false),
    Families.random(gates: 1000, sharing: 0.05, seed: 12),
    Families.random(gates: 2000, sharing: 0.03, seed: 13, hasNegation: true),
    Families.random(gates: 10_000, sharing: 0.5, seed: 14),
    Families.random(gates: 100_000, sharing: 0.03, seed: 15),
    Families.random(gates: 100_000, sharing: 0.3, seed: 16),
    Families.chain(1_000_000),
  ]

  /// Published trees that come with SCRAM.
  private static let published: [(name: String, files: [String])] = [
    ("Chinese", ["Chinese/chinese", "Chinese/chinese-basic-events"]),
    ("Baobab 1", ["Baobab/baobab1", "Baobab/baobab1-basic-events"]),
    ("Baobab 2", ["Baobab/baobab2", "Baobab/baobab2-basic-events"]),
    ("CEA9601", ["CEA9601/CEA9601", "CEA9601/CEA9601-basic-events"]),
  ]

  private static let tasks: [Task] = [
    // SCRAM finds the probability by its diagram and lists no product of more than one event.
    Task(
      name: "probability", copse: ["--no-attacks"],
      scram: ["--bdd", "--probability", "1", "-l", "1"]),
    Task(name: "and cut sets", copse: [], scram: ["--bdd", "--probability", "1"]),
    Task(
      name: "and importance", copse: ["--importance"],
      scram: ["--bdd", "--probability", "1", "--importance", "1"]),
    Task(
      name: "uncertainty, 20,000 trials", isUncertain: true,
      copse: ["--no-attacks", "--uncertainty", "20000"],
      scram: [
        "--bdd", "--probability", "1", "-l", "1", "--uncertainty", "1", "--num-trials", "20000",
      ]),
  ]

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      throw BenchmarkError(message: "usage: FaultTreeBenchmarks COPSE [SECONDS]")
    }
    let limit = arguments.count > 2 ? Double(arguments[2]) ?? 20 : 20
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    write("Whole processes; SCRAM with its order limit of 20, and stopped after \(Int(limit)) s.\n")
    write("| tree | task | copse s | SCRAM s | ratio | copse MB | SCRAM MB | ratio | same P |")
    write("|---|---|--:|--:|--:|--:|--:|--:|---|")
    for tree in trees {
      for task in tasks { try measure(tree, task, arguments[1], folder, limit) }
    }
    for (name, files) in published {
      let paths = files.map { "/usr/share/scram/input/\($0).xml" }
      guard paths.allSatisfy({ FileManager.default.fileExists(atPath: $0) }) else { continue }
      for task in tasks.prefix(3) { try measure(name, paths, task, arguments[1], limit) }
    }
    for tree in large { try measure(tree, tasks[0], arguments[1], folder, limit * 10) }
  }

  private static func measure(
    _ tree: BenchmarkTree, _ task: Task, _ copse: String, _ folder: URL, _ limit: Double
  ) throws {
    let file = folder.appendingPathComponent("tree.xml").path
    try tree.openPSA(isUncertain: task.isUncertain)
      .write(toFile: file, atomically: true, encoding: .utf8)
    try measure(tree.name, [file], task, copse, limit)
  }

  private static func measure(
    _ name: String, _ files: [String], _ task: Task, _ copse: String, _ limit: Double
  ) throws {
    let ours = try Measurement.median(
      3, of: [copse, "exact"] + files + ["--format", "json"] + task.copse, limit: limit)
    let theirs = try Measurement.median(3, of: ["scram"] + files + task.scram, limit: limit)
    write(
      "| \(name) | \(task.name) | \(seconds(ours)) | \(seconds(theirs)) | \(ratio(ours, theirs)) "
        + "| \(Int(ours.memory)) | \(Int(theirs.memory)) | \(memoryRatio(ours, theirs)) "
        + "| \(agreement(ours, theirs)) |")
  }

  /// Prints a line at once: a run takes minutes.
  private static func write(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  private static func seconds(_ run: Measurement) -> String {
    run.seconds.map { String(format: "%.3f", $0) } ?? "-"
  }

  private static func ratio(_ ours: Measurement, _ theirs: Measurement) -> String {
    guard let own = ours.seconds, let other = theirs.seconds else { return "-" }
    return String(format: "%.2f", own / other)
  }

  private static func memoryRatio(_ ours: Measurement, _ theirs: Measurement) -> String {
    guard ours.seconds != nil, theirs.seconds != nil, theirs.memory > 0 else { return "-" }
    return String(format: "%.2f", ours.memory / theirs.memory)
  }

  /// Whether both give the same probability; SCRAM prints six digits.
  private static func agreement(_ ours: Measurement, _ theirs: Measurement) -> String {
    if ours.output.contains("\"bounds\": [") { return "bounds" }
    guard let own = number(after: "\"probability\": ", in: ours.output),
      let sum = theirs.output.range(of: "<sum-of-products"),
      let other = number(after: "probability=\"", in: theirs.output[sum.upperBound...])
    else { return "-" }
    return abs(own - other) <= 1e-5 * abs(own) ? "yes" : "NO: \(own) \(other)"
  }

  private static func number(after key: String, in text: some StringProtocol) -> Double? {
    guard let range = text.range(of: key) else { return nil }
    return Double(text[range.upperBound...].prefix { "0123456789.eE+-".contains($0) })
  }
}
