// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Foundation
import ModelFiles
import OrderedCollections
import TestSupport
import Testing

/// What is written for other tools and read again says the same.
@Suite("Round trips through files of other tools")
struct RoundTripTests {
  private func withFile<T>(
    _ text: String, _ name: String, _ body: (String) throws -> T
  ) throws -> T {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try body(file.path)
  }

  private func validated(_ forest: AttackForest) throws -> ValidatedModel {
    var model = Model()
    model.forest = forest
    model.trees = ["goal"]
    return try #require(ValidatedModel.validate(model).0)
  }

  /// The import of a text, written as YAML and loaded again.
  private func imported(_ text: String, _ format: ForeignFormat) throws -> Model {
    let model = try withFile(text, "model.xml") { path in
      let loaded = ModelImport().load([path], format)
      #expect(!loaded.diagnostics.contains { $0.severity == .error }, "\(loaded.diagnostics)")
      return try #require(loaded.model).model
    }
    return try withFile(TreeText.yaml(model), "model.yaml") { path in
      let loaded = ModelLoader().load([path])
      #expect(!loaded.diagnostics.contains { $0.severity == .error }, "\(loaded.diagnostics)")
      var found = try #require(loaded.model).model
      found.locations = SourceMap()
      #expect(found.forest.nodes.count == model.forest.nodes.count)
      #expect(found.parameters == model.parameters && found.trees == model.trees)
      return found
    }
  }

  @Test("Fault trees of all connectives keep their truth table", arguments: 0..<60)
  func faultTrees(seed: Int) throws {
    let tree = RandomFaultTree.make(
      seed: UInt64(seed), events: 3 + seed % 6, gates: 2 + seed % 8)
    let written = OpenPSAWriter.write(tree)
    #expect(written.diagnostics.isEmpty)
    let again = try withFile(written.text, "tree.xml") { path in
      let loaded = FaultTreeLoader().load([path])
      #expect(loaded.diagnostics.isEmpty)
      return try #require(loaded.tree)
    }
    // Events that no goal needs are not written, and the others come in another order.
    let states = RandomFaultTree.states(of: tree)
    for state in states.indices {
      let happens = again.events.map { event in
        tree.events.firstIndex { $0.name == event.name }.map { state >> $0 & 1 == 1 } ?? false
      }
      #expect(Self.value(again, happens) == states[state], "state \(state)")
    }
    for event in again.events {
      #expect(event.probability == tree.events.first { $0.name == event.name }?.probability)
    }
    let model = try imported(written.text, .openPSA)
    let chances = tree.events.map { event -> Double in
      if case .constant(let value)? = event.probability { value } else { .nan }
    }
    let expected = states.indices.filter { states[$0] }.reduce(0.0) { sum, state in
      sum
        + chances.enumerated().reduce(1) {
          $0 * (state >> $1.offset & 1 == 1 ? $1.element : 1 - $1.element)
        }
    }
    let found = BruteForce(model.forest, goal: try #require(model.trees.first)).probability
    // Up to 2^10 positive terms.
    #expect(abs(found - expected) <= 1e-12 * expected)
  }

  /// The truth of the goal; gates may come in any order.
  private static func value(_ tree: FaultTree, _ events: [Bool]) -> Bool {
    func value(_ formula: Formula) -> Bool {
      switch formula {
      case .constant(let value): value
      case .event(let index): events[index]
      case .gate(let index): value(tree.gates[index].formula)
      case .not(let operand): !value(operand)
      case .all(let operands): operands.allSatisfy { value($0) }
      case .any(let operands): operands.contains { value($0) }
      case .odd(let operands): operands.count { value($0) } % 2 == 1
      case .atLeast(let least, let operands): operands.count { value($0) } >= least
      }
    }
    return value(.gate(tree.goals[0]))
  }

  @Test(
    "Attack trees come back from Open-PSA with their names and their probability", arguments: 0..<40
  )
  func attackTrees(seed: Int) throws {
    let forest = RandomForest.make(
      seed: UInt64(seed), steps: 4 + seed % 6, gates: 3 + seed % 6, isCoherent: seed % 3 == 0)
    let (tree, _) = FaultTreeExport.tree(of: ["goal"], in: try validated(forest))
    let model = try imported(OpenPSAWriter.write(tree).text, .openPSA)
    let (before, after) = (BruteForce(forest, goal: "goal"), BruteForce(model.forest, goal: "goal"))
    // Sums in another order.
    #expect(abs(after.probability - before.probability) <= 1e-12 * before.probability)
    let names = Set(forest.topologicalOrder(from: ["goal"]))
    #expect(names.isSubset(of: Set(model.forest.nodes.keys)))
  }

  @Test(
    "Attack trees come back from ADTool with their probability, costs and times", arguments: 0..<40)
  func adtool(seed: Int) throws {
    let forest = RandomForest.make(
      seed: UInt64(seed), steps: 4 + seed % 6, gates: 3 + seed % 4, isCoherent: seed % 3 == 0)
    let written = ADToolWriter.write("goal", of: try validated(forest))
    // An action on both sides is two in ADTool, which is told.
    if written.diagnostics.contains(where: { $0.code == "two-roles" }) { return }
    let model = try imported(written.text, .adtool)
    let goal = try #require(model.trees.first)
    let steps = model.forest.steps(under: goal)
    #expect(Set(steps.map(\.name)) == Set(forest.steps(under: "goal").map(\.name)))
    let (before, after) = (BruteForce(forest, goal: "goal"), BruteForce(model.forest, goal: goal))
    #expect(abs(after.probability - before.probability) <= 1e-12 * before.probability)
    for step in steps where step.role == .attack {
      guard case .step(let old)? = forest[step.name], old.role == .attack else { continue }
      #expect(step.cost == old.cost && step.time == old.time)
    }
  }

  @Test("Laws and shared parameters come back")
  func laws() throws {
    var model = Model()
    let shared = Distribution.lognormal(mu: -6, sigma: 0.5)
    model.parameters = ["rate": Estimate(shared), "share": Estimate(.beta(alpha: 2, beta: 5))]
    let estimates: [(String, Estimate)] = [
      ("plain", .point(0.25)), ("uniform", Estimate(.uniform(minimum: 0.1, maximum: 0.3))),
      ("beta", Estimate(.beta(alpha: 3, beta: 4))), ("followed", Estimate(.parameter("share"))),
      ("rated", Estimate(.parameter("rate"), exposure: 50)),
    ]
    model.forest = AttackForest(
      estimates.map { .step(Step(name: $0.0, probability: $0.1)) }
        + [Tree.gate("goal", .any, estimates.map(\.0))])
    model.trees = ["goal"]
    let validated = try #require(ValidatedModel.validate(model).0)
    let (tree, diagnostics) = FaultTreeExport.tree(of: ["goal"], in: validated)
    #expect(diagnostics.map(\.code) == ["uncertain-rate"])
    let again = try imported(OpenPSAWriter.write(tree).text, .openPSA)
    #expect(
      Dictionary(uniqueKeysWithValues: again.parameters.map { ($0.key, $0.value) })
        == Dictionary(uniqueKeysWithValues: model.parameters.map { ($0.key, $0.value) }))
    for (name, estimate) in estimates {
      guard case .step(let step)? = again.forest[name] else { continue }
      #expect(step.probability == estimate, "\(name)")
    }
  }

  @Test("A law that Open-PSA lacks keeps its mean")
  func histogram() throws {
    let law = Distribution.triangular(minimum: 0.1, mode: 0.2, maximum: 0.9)
    let tree = FaultTree(
      gates: [FaultTreeGate(name: "g", formula: .event(0))],
      events: [BasicEvent(name: "e", probability: .deviate(law))], goals: [0])
    let written = OpenPSAWriter.write(tree)
    #expect(written.diagnostics.map(\.code) == ["law"])
    let model = try imported(written.text, .openPSA)
    guard case .step(let step)? = model.forest["e"] else {
      Issue.record("no step")
      return
    }
    let found = model.resolved(step.probability, as: "e").distribution
    #expect(abs(found.mean - law.mean) < 1e-12)
    // Fifty bins of equal probability.
    for level in [0.1, 0.5, 0.9] {
      #expect(abs(found.quantile(level) - law.quantile(level)) < 0.005)
    }
  }

  @Test("Names that other tools do not take are changed, told, and come back as titles")
  func names() throws {
    let forest = AttackForest([
      Tree.step("1.a--b", 0.5), Tree.step("1_a_-b", 0.25),
      Tree.gate("goal", .all, ["1.a--b", "1_a_-b"]),
    ])
    let (tree, _) = FaultTreeExport.tree(of: ["goal"], in: try validated(forest))
    let written = OpenPSAWriter.write(tree)
    #expect(written.diagnostics.map(\.code) == ["renamed"])
    let model = try imported(written.text, .openPSA)
    #expect(BruteForce(model.forest, goal: "goal").probability == 0.125)
    #expect(Set(model.forest.steps.compactMap(\.title)) == ["1.a--b", "1_a_-b"])
  }

  @Test("Hostile titles stay text")
  func titles() throws {
    let title = "a \"<&>' \\ \u{1}\u{85} --> ]]> \n # : { é"
    var forest = AttackForest([Tree.step("a", 0.5)])
    forest.insert(.gate(Gate(name: "goal", title: title, kind: .any, children: ["a"])))
    let (tree, _) = FaultTreeExport.tree(of: ["goal"], in: try validated(forest))
    for (text, format) in [
      (OpenPSAWriter.write(tree).text, ForeignFormat.openPSA),
      (ADToolWriter.write("goal", of: try validated(forest)).text, .adtool),
    ] {
      let model = try imported(text, format)
      let found = try #require(model.forest[model.trees[0]]).label
      #expect(found.hasPrefix("a \"<&>' \\"))
      #expect(found.hasSuffix("# : { é"))
    }
  }
}
