// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import Reporting
import RiskSimulation
import TestSupport
import Testing

/// Whatever a name or title contains, it appears as text.
@Suite("Hostile text")
struct EscapingTests {
  private let result = SampleResult.make(title: SampleResult.hostile)

  @Test("JSON reads back the same")
  func json() throws {
    let text = SimulationJSON.document(result).text
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let threats = try #require(document["threats"] as? [[String: Any]])
    #expect(threats[1]["title"] as? String == SampleResult.hostile)
    let loss = try #require(threats[0]["annualLoss"] as? [String: Any])
    #expect(loss["standardDeviation"] is NSNull)
  }

  @Test("CSV has one field for it, and no spreadsheet takes it for a formula")
  func csv() {
    let csv = SimulationReport(result).csv
    #expect(csv.contains("\"'=1+1, \"\"quoted\"\" <b>"))
    for formula in ["=1", "+1+1", "-1-1", "@x", "\tx"] {
      let table = Table(
        headings: ["a"], alignments: [.leading], rows: [Table.Row([formula])])
      let isNumber = Double(formula) != nil
      #expect(isNumber || table.csv.contains("'" + formula), "\(formula)")
    }
    let number = Table(headings: ["a"], alignments: [.trailing], rows: [Table.Row(["-1.5"])])
    #expect(number.csv == "a\r\n-1.5\r\n")
  }

  @Test("Markdown keeps it in its cell")
  func markdown() {
    let lines = SimulationReport(result).markdown.split(separator: "\n")
    let row = lines.first { $0.contains("quoted") }
    #expect(row?.contains("\\|pipe\\|") == true)
    #expect(row?.contains("&lt;b&gt;&amp;amp;") == true)
    #expect(row?.contains("\\`tick\\`") == true)
  }

  @Test("A terminal gets no control characters from it")
  func terminal() {
    let text = SimulationReport(result).text(TerminalStyle(width: 200))
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("😀"))
  }

  @Test("Graphviz draws it as it is")
  func dot() throws {
    var model = Model()
    let names = ["digraph", "node", "a\"b\\N", "<i>"]
    model.forest = AttackForest(
      names.map { name in
        .step(Step(name: name, title: SampleResult.hostile, probability: .point(0.5)))
      } + [Tree.gate("goal", .any, names)])
    let text = TreeDot(goals: ["goal"], of: model).text(title: SampleResult.hostile)
    #expect(text.contains("&lt;b&gt;&amp;amp;&lt;/b&gt;"))
    #expect(!text.contains("\u{1B}"))
    guard let drawing = try Graphviz.svg(text) else { return }
    #expect(drawing.warnings.isEmpty, "\(drawing.warnings)")
    #expect(drawing.svg.contains("&lt;b&gt;&amp;amp;&lt;/b&gt;"))
    #expect(drawing.svg.contains("שלום"))
  }
}
