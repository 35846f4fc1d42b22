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

  @Test(
    "Every document satisfies its schema, which allows no key more and demands each",
    arguments: PrintedDocument.all.map(\.name))
  func documents(name: String) throws {
    let document = try #require(PrintedDocument.all.first { $0.name == name })
    let quiet = ["stride", "exact", "explain", "learn"].contains(name) ? [] : ["--quiet"]
    let run = try Program.run(document.arguments + quiet + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    try check(run.output, name, optional: document.optional)
  }

  @Test("So do scored predictions")
  func backtest() throws {
    try Program.withFolder { folder in
      let prediction = folder.appendingPathComponent("run.json").path
      let outcomes = folder.appendingPathComponent("o.yaml")
      _ = try Program.run(
        "simulate", "Scenarios/current.yaml", "--trials", "256", "--format", "json", "-q", "-o",
        prediction)
      try """
      outcomes:
        - {year: 2025, threat: customer-impersonation, events: 3, loss: 20k USD}
        - {year: 2025, loss: 90000}
        - {year: 2024, threat: customer-impersonation, happened: false}
      """.write(to: outcomes, atomically: true, encoding: .utf8)
      let run = try Program.run(
        "backtest", "2025=\(prediction)", outcomes.path, "--format", "json")
      try check(run.output, "backtest", optional: [])
    }
  }

  @Test("There is a schema of every document that the program names")
  func names() throws {
    let tested = Set(PrintedDocument.all.map(\.name) + ["backtest", "model", "scenario"])
    let help = try Program.run("schema", "--help").output.replacing("\n", with: " ")
    let list = try #require(help.split(separator: "Documents: ").dropFirst().first)
    let names = list.prefix { $0 != "." }.split(separator: ",").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    #expect(Set(names) == tested)
  }

  /// Checks a document, then with one key more and with each key gone, in every object of it.
  private func check(_ text: String, _ name: String, optional: Set<String>) throws {
    let check = try schema(name)
    let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let faults = check.faults(of: document)
    #expect(faults.isEmpty, "\(name): \(faults.prefix(3))")
    let short = DocumentChange.shortened(document)
    #expect(check.faults(of: short).isEmpty)
    var found: Set<String> = []
    for change in DocumentChange.all(of: short) {
      let isFault = !check.faults(of: change.document).isEmpty
      if let key = change.removed, optional.contains(key) {
        found.insert(key)
      } else if !change.isMap(check) {
        #expect(isFault, "\(name): \(change.words) is let pass")
      }
    }
    #expect(found == optional, "\(name): not in the document: \(optional.subtracting(found))")
  }
}
