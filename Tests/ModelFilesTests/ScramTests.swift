// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Foundation
import ModelFiles
import TestSupport
import Testing

/// SCRAM (github.com/rakhimov/scram), where it is installed, takes what is written and computes the same.
@Suite(
  "SCRAM reads what is written",
  .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/scram")))
struct ScramTests {
  private static let program = "/usr/bin/scram"

  /// The probability of the goal that SCRAM finds, to six digits.
  private func probability(_ tree: FaultTree) throws -> Double? {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("tree.xml")
    let report = folder.appendingPathComponent("report.xml")
    try OpenPSAWriter.write(tree).text.write(to: file, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = [
      "--bdd", "--probability", "1", "--limit-order", "100", "-o", report.path, file.path,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let text = try String(contentsOf: report, encoding: .utf8)
    let match = text.firstMatch(of: /<sum-of-products [^>]*probability="([^"]+)"/)
    return match.flatMap { Double(String($0.1)) }
  }

  @Test("Fault trees of all connectives", arguments: 0..<40)
  func faultTrees(seed: Int) throws {
    let tree = RandomFaultTree.make(
      seed: UInt64(1000 + seed), events: 4 + seed % 5, gates: 3 + seed % 6)
    let states = RandomFaultTree.states(of: tree)
    guard Set(states).count == 2 else { return }
    let chances = tree.events.map { event -> Double in
      if case .constant(let value)? = event.probability { value } else { .nan }
    }
    let expected = states.indices.filter { states[$0] }.reduce(0.0) { sum, state in
      sum
        + chances.enumerated().reduce(1) {
          $0 * (state >> $1.offset & 1 == 1 ? $1.element : 1 - $1.element)
        }
    }
    let found = try #require(try probability(tree))
    #expect(abs(found / expected - 1) < 1e-5)
  }

  @Test("Attack trees with defences", arguments: 0..<20)
  func attackTrees(seed: Int) throws {
    let forest = RandomForest.make(
      seed: UInt64(seed), steps: 5 + seed % 5, gates: 4 + seed % 5, isCoherent: seed % 2 == 0)
    var model = Model()
    model.forest = forest
    model.trees = ["goal"]
    let validated = try #require(ValidatedModel.validate(model).0)
    let expected = BruteForce(forest, goal: "goal").probability
    guard expected > 0, expected < 1 else { return }
    let (tree, _) = FaultTreeExport.tree(of: ["goal"], in: validated)
    let found = try #require(try probability(tree))
    #expect(abs(found / expected - 1) < 1e-5)
  }

  @Test(
    "Laws that reach beyond [0, 1], and laws that the format lacks",
    arguments: [
      Distribution.beta(alpha: 20, beta: 1), .normal(mean: 0.5, standardDeviation: 0.4),
      .lognormal(mu: -1, sigma: 2), .triangular(minimum: 0, mode: 1, maximum: 1),
      .pert(minimum: 0.1, mode: 0.9, maximum: 1, lambda: 4), .gamma(shape: 2, scale: 0.3),
      .truncated(.lognormal(mu: -1, sigma: 1), lower: nil, upper: 1),
      .scaled(.beta(alpha: 2, beta: 3), factor: 0.5, offset: 0.5),
      .discrete([WeightedValue(value: 0.1, weight: 1), WeightedValue(value: 0.7, weight: 2)]),
    ])
  func laws(law: Distribution) throws {
    let tree = FaultTree(
      gates: [FaultTreeGate(name: "g", formula: .any([.event(0), .event(1)]))],
      events: [
        BasicEvent(name: "e", probability: .deviate(law)),
        BasicEvent(name: "never", probability: .constant(1e-300)),
      ], goals: [0])
    let found = try #require(try probability(tree))
    #expect(abs(found / min(1, law.mean) - 1) < 1e-5)
  }
}
