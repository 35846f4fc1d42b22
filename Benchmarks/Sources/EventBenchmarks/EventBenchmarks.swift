// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import BenchmarkTrees
import Foundation

/// Simulated events on one core: copse beside straightforward numpy on the same trees, by processor time.
///
/// Arguments: the path of copse; the folder of the peers. What a process takes for one trial, its start included, is
/// taken off.
@main
struct EventBenchmarks {
  private static let trees: [BenchmarkTree] = [25, 100, 475].flatMap { gates in
    [0.0, 0.1].map { Families.random(gates: gates, sharing: $0, seed: UInt64(gates)) }
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2 else {
      throw BenchmarkFailure(description: "usage: EventBenchmarks COPSE PEERS")
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-events-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    write("Trials a second of one core, by processor time; medians of three runs.\n")
    write("| tree | gates | steps | copse M/s | numpy M/s | ratio | exact | copse z | numpy z |")
    write("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for tree in trees { try events(tree, arguments[1], arguments[2], folder) }
    try collapsed(arguments[1], arguments[2], folder)
  }

  private static func events(
    _ tree: BenchmarkTree, _ copse: String, _ peers: String, _ folder: URL
  ) throws {
    let xml = folder.appendingPathComponent("tree.xml").path
    let text = folder.appendingPathComponent("tree.txt").path
    try tree.openPSA(isUncertain: false).write(toFile: xml, atomically: true, encoding: .utf8)
    try plain(tree).write(toFile: text, atomically: true, encoding: .utf8)
    let ours = [
      copse, "sample", xml, "--goal", tree.gates[0].name, "--method", "plain", "--threads", "1",
      "--format", "json", "--quiet", "--trials",
    ]
    let (fast, output) = try rate(ours, trials: 40_000_000)
    let (slow, other) = try rate(["python3", "\(peers)/events.py", text], trials: 200_000)
    let exact = number(after: "\"exact\": ", in: output) ?? .nan
    let z = number(after: "\"zScore\": ", in: output) ?? .nan
    let share = number(after: "probability ", in: other) ?? .nan
    let error = (exact * (1 - exact) / 200_000).squareRoot()
    write(
      "| \(tree.name) | \(tree.gates.count) | \(tree.events.count) | \(text3(fast / 1e6)) | "
        + "\(text3(slow / 1e6)) | \(text3(fast / slow)) | \(text3(exact)) | \(text3(z)) | "
        + "\(text3((share - exact) / error)) |")
  }

  private static func collapsed(_ copse: String, _ peers: String, _ folder: URL) throws {
    let model = folder.appendingPathComponent("collapsed.yaml").path
    try CollapsedModel.text.write(toFile: model, atomically: true, encoding: .utf8)
    let ours = [
      copse, "sample", model, "--goal", "loss", "--losses", "--threads", "1", "--format", "json",
      "--quiet", "--trials",
    ]
    let (fast, output) = try rate(ours, trials: 40_000_000)
    let peer = ["python3", "\(peers)/attempts.py"]
    let (slow, _) = try rate(peer, trials: 1_000_000)
    let z = number(after: "\"zScore\": ", in: output) ?? .nan
    let exact = number(after: "\"exact\": ", in: output) ?? .nan
    write(
      "| single attempts with losses, beta dropped | 36 | 40 | \(text3(fast / 1e6)) | "
        + "\(text3(slow / 1e6)) | \(text3(fast / slow)) | \(text3(exact)) | \(text3(z)) | |")
  }

  /// Trials a second, the process's start taken off, and what the long run printed.
  private static func rate(_ arguments: [String], trials: Int) throws -> (Double, String) {
    let start = try ProcessorTime.median(3, of: arguments + ["1"])
    let run = try ProcessorTime.median(3, of: arguments + [String(trials)])
    return (Double(trials) / max(run.seconds - start.seconds, 1e-3), run.output)
  }

  /// The tree as lines for the peer: gates after their operands, `name operation minimum operands`.
  private static func plain(_ tree: BenchmarkTree) -> String {
    let gates = Dictionary(uniqueKeysWithValues: tree.gates.map { ($0.name, $0) })
    var lines = tree.events.map { "event \($0.name) \($0.probability)" }
    var done: Set<String> = []
    func visit(_ name: String) {
      guard let gate = gates[name], done.insert(name).inserted else { return }
      for operand in gate.operands { visit(String(operand.drop { $0 == "!" })) }
      let operands = gate.operands.joined(separator: " ")
      lines.append("gate \(name) \(gate.operation) \(gate.minimum ?? 0) \(operands)")
    }
    visit(tree.gates[0].name)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Prints a line at once: a run takes minutes.
  private static func write(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  private static func text3(_ value: Double) -> String {
    value.isNaN ? "-" : String(format: "%.3g", value)
  }

  private static func number(after key: String, in text: String) -> Double? {
    guard let range = text.range(of: key) else { return nil }
    return Double(text[range.upperBound...].prefix { "0123456789.eE+-".contains($0) })
  }
}
