// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("Import and export")
struct ForeignFileTests {
  private func probabilities(_ arguments: String...) throws -> [String: Double] {
    let run = try Program.run(
      ["exact", "--no-attacks", "--no-importance", "--format", "json"] + arguments)
    #expect(run.status == 0)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let goals = try #require(document["goals"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: goals.compactMap { goal in
        guard let name = goal["name"] as? String, let value = goal["probability"] as? Double
        else { return nil }
        return (name, value)
      })
  }

  @Test("All trees of SecureShop come back from Open-PSA with their probabilities")
  func secureShop() throws {
    try Program.withFolder { folder in
      let xml = folder.appendingPathComponent("shop.xml").path
      let yaml = folder.appendingPathComponent("shop.yaml").path
      let written = try Program.run("export", "Trees", "--to", "open-psa", "--output", xml)
      #expect(written.status == 0 && written.output.isEmpty)
      #expect(written.errors.contains("cost, time, detection and skill are lost"))
      #expect(try Program.run("import", xml, "--output", yaml).status == 0)
      let expected = try probabilities("Trees")
      #expect(expected.count == 19)
      for found in [try probabilities(xml), try probabilities(yaml)] {
        #expect(Set(found.keys) == Set(expected.keys))
        for (name, value) in expected {
          // The laws are the same; means and diagrams are computed in another order.
          #expect(abs((found[name] ?? 0) / value - 1) < 1e-9, "\(name)")
        }
      }
    }
  }

  @Test("A tree goes to ADTool and is analysed there and back")
  func adtool() throws {
    try Program.withFolder { folder in
      let xml = folder.appendingPathComponent("tree.xml").path
      let written = try Program.run("export", "buy-below-price", "--to", "adtool", "-o", xml)
      #expect(written.status == 0)
      let found = try probabilities(xml)
      let expected = try probabilities("Trees", "--goal", "buy-below-price")
      #expect(found.count == 1)
      #expect(abs((found.values.first ?? 0) / (expected.values.first ?? 1) - 1) < 1e-9)
    }
  }

  @Test("Wrong usage ends with 2, files with errors with 3")
  func failures() throws {
    try Program.withFolder { folder in
      let bad = folder.appendingPathComponent("bad.xml")
      try "<opsa-mef>".write(to: bad, atomically: true, encoding: .utf8)
      let run = try Program.run("import", bad.path)
      #expect(run.status == 3 && run.output.isEmpty)
      #expect(run.errors.contains("bad.xml:1:11: error: this is not well-formed XML"))
      #expect(try Program.run("exact", bad.path).status == 3)
      let text = folder.appendingPathComponent("note.txt")
      try "words".write(to: text, atomically: true, encoding: .utf8)
      #expect(try Program.run("import", text.path).status == 2)
      #expect(try Program.run("import", folder.path + "/none.xml").status == 2)
      #expect(try Program.run("import", bad.path, "--mission-time", "-1").status == 2)
      #expect(try Program.run("export", "Trees", "--to", "adtool").status == 2)
      #expect(try Program.run("export", "Scenarios/current.yaml", "--to", "open-psa").status == 2)
      #expect(try Program.run("export", "no-such-tree", "--to", "open-psa").status == 2)
    }
  }
}
