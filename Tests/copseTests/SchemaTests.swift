// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing
import Yams

/// Files and documents against the schemas that the program prints, by a small checker of its own.
@Suite("JSON Schemas")
struct SchemaTests {
  private func schema(_ name: String) throws -> SchemaCheck {
    let run = try Program.run("schema", name)
    #expect(run.status == 0, "\(run.errors)")
    return SchemaCheck(
      try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]))
  }

  private func files(_ folder: String) -> [URL] {
    let root = Program.package.appendingPathComponent(folder)
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (all?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "yaml" }.sorted {
      $0.path < $1.path
    }
  }

  private func yaml(_ text: String) throws -> Any {
    let node = try #require(try Yams.compose(yaml: text))
    return SchemaCheck.value(of: node)
  }

  @Test("Every file of SecureShop satisfies the schemas made from the decoder's tables")
  func secureShop() throws {
    let model = try schema("model")
    let trees = files("Trees")
    #expect(trees.count > 25)
    for file in trees {
      let faults = model.faults(of: try yaml(String(contentsOf: file, encoding: .utf8)))
      #expect(faults.isEmpty, "\(file.lastPathComponent): \(faults.prefix(3))")
    }
    let scenario = try schema("scenario")
    for file in files("Scenarios") {
      let faults = scenario.faults(of: try yaml(String(contentsOf: file, encoding: .utf8)))
      #expect(faults.isEmpty, "\(file.lastPathComponent): \(faults.prefix(3))")
    }
  }

  @Test(
    "A misspelt key, a missing one, an unknown word and a value of the wrong kind are faults",
    arguments: [
      "threat: t\nstride: spoofing\natempts: 2\nloss: 5\ntree: {goal: 0.5}\nattempts: 3",
      "threat: t\nstride: spoofing\nloss: 5\ntree: {goal: 0.5}",
      "threat: t\nstride: spofing\nattempts: 2\nloss: 5\ntree: {goal: 0.5}",
      "threat: t\nstride: spoofing\nattempts: 2\nloss: 5\ntree: {goal: {probabilty: 0.5}}",
      "threat: t\nstride: spoofing\nattempts: {pert: [1, 2, 3], beta: [1, 2]}\nloss: 5\ntree: {goal: 0.5}",
      "controls: {c: {status: done, effects: []}}", "nodes: {a: {any: x}}", "- a list",
    ])
  func faults(text: String) throws {
    #expect(!(try schema("model")).faults(of: try yaml(text)).isEmpty)
  }

  @Test("Every document satisfies its schema, which allows nothing else")
  func documents() throws {
    let scenario = "Scenarios/plan-payments.yaml"
    let run = ["--trials", "500", "--quiet", "--format", "json"]
    let documents = [
      ("simulation", ["simulate", scenario] + run), ("rank", ["rank", scenario] + run),
      ("matrix", ["matrix", scenario] + run), ("register", ["register", scenario] + run),
      ("stride", ["stride", "Trees", "--format", "json"]),
    ]
    for (name, arguments) in documents {
      let check = try schema(name)
      let output = try Program.run(arguments).output
      var document = try #require(
        try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      let faults = check.faults(of: document)
      #expect(faults.isEmpty, "\(name): \(faults.prefix(3))")
      document["surprise"] = 1
      #expect(!check.faults(of: document).isEmpty)
    }
  }
}
