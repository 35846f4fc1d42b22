// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("dot and render on the command line")
struct DrawingTests {
  @Test("Before and after: figures of both scenarios, with the controls that differ")
  func compare() throws {
    let run = try Program.run(
      "dot", "Scenarios/current.yaml", "--tree", "card-data-exposure", "--compare",
      "Scenarios/plan-payments.yaml")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("↘"))
    #expect(run.output.contains("before and after: current, then plan-payments"))
    #expect(run.output.contains("+ added, "))
  }

  @Test("A scenario shows its likeliest attack and criticality, unless it is told not to")
  func attack() throws {
    let arguments = ["dot", "Scenarios/current.yaml", "--tree", "price-manipulation"]
    let with = try Program.run(arguments)
    #expect(with.output.contains("criticality ") && with.output.contains("penwidth=2.2"))
    let without = try Program.run(arguments + ["--no-attack"])
    #expect(!without.output.contains("criticality ") && !without.output.contains("penwidth=2.2"))
  }

  @Test("Folding by depth, and only the path to a node; an unknown node is told with its neighbour")
  func folding() throws {
    let folded = try Program.run("dot", "personal-data-leak", "--depth", "2", "--no-legend")
    #expect(folded.output.contains("nodes folded"))
    let wrong = try Program.run("dot", "personal-data-leak", "--only-path", "sql-injektion")
    #expect(wrong.status == 2 && wrong.errors.contains("sql-injection"))
    let path = try Program.run("dot", "personal-data-leak", "--only-path", "sql-injection")
    #expect(path.status == 0 && path.output.contains("other"))
  }

  @Test("The gallery in Mermaid: a file for system, overview, controls and each tree")
  func gallery() throws {
    try Program.withFolder { folder in
      let run = try Program.run(
        "dot", "Trees", "--all", "--format", "mermaid", "--output-folder",
        folder.appendingPathComponent("new").path)
      #expect(run.status == 0, "\(run.errors)")
      let files = try FileManager.default.contentsOfDirectory(
        atPath: folder.appendingPathComponent("new").path)
      #expect(files.count >= 3 + 19)
      #expect(files.contains("system.mmd") && files.contains("tree-card-data-exposure.mmd"))
      for file in files {
        let text = try String(
          contentsOf: folder.appendingPathComponent("new/\(file)"), encoding: .utf8)
        #expect(text.hasPrefix("flowchart "))
      }
    }
    let wrong = try Program.run("dot", "Trees", "--all")
    #expect(wrong.status == 2 && wrong.errors.contains("--output-folder"))
  }

  @Test("render draws with Graphviz; without it, it says how to install it")
  func render() throws {
    try Program.withFolder { folder in
      let picture = folder.appendingPathComponent("tree.svg").path
      let run = try Program.run("render", "xss", "--output", picture)
      if run.status == 0 {
        #expect(try String(contentsOfFile: picture, encoding: .utf8).contains("<svg"))
      } else {
        #expect(run.errors.contains("apt-get install graphviz"))
      }
      let bare = try Program.run(["render", "xss"], environment: ["PATH": folder.path])
      #expect(bare.status == 2 && bare.errors.contains("apt-get install graphviz"))
    }
  }
}
