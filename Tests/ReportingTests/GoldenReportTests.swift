// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Reporting
import RiskSimulation
import Testing

@Suite("Reports, against golden files")
struct GoldenReportTests {
  private let result = SampleResult.make()

  @Test("The table of simulate")
  func simulationTable() throws {
    try Golden.check(SimulationReport(result).text(TerminalStyle(width: 120)), "simulation.txt")
    try Golden.check(
      SimulationReport(result).text(TerminalStyle(width: 80, isPlain: true)), "simulation-80.txt")
  }

  @Test("JSON, CSV and Markdown of simulate")
  func simulationData() throws {
    try Golden.check(SimulationJSON.document(result).text, "simulation.json")
    try Golden.check(SimulationReport(result).csv, "simulation.csv")
    try Golden.check(SimulationReport(result).markdown, "simulation.md")
  }

  @Test("The ranking")
  func rank() throws {
    try Golden.check(RankReport(result).text(TerminalStyle(width: 120)), "rank.txt")
    try Golden.check(RankJSON.document(result).text, "rank.json")
  }

  @Test("The matrix")
  func matrix() throws {
    let report = try #require(MatrixReport(result))
    try Golden.check(report.text(TerminalStyle(width: 100)), "matrix.txt")
    try Golden.check(report.markdown, "matrix.md")
    try Golden.check(report.csv, "matrix.csv")
    try Golden.check(MatrixJSON.document(result).text, "matrix.json")
  }

  @Test("A run that was stopped says so")
  func incomplete() {
    let stopped = SampleResult.make(trials: 250)
    let text = SimulationReport(stopped).text(TerminalStyle())
    #expect(text.contains("250 trials") && text.contains("stopped early, 1,000 asked for"))
    #expect(SimulationJSON.document(stopped).text.contains("\"complete\": false"))
  }

  @Test("Colour only where it is wanted")
  func colour() {
    let plain = SimulationReport(result).text(TerminalStyle(hasColour: false))
    let coloured = SimulationReport(result).text(TerminalStyle(hasColour: true))
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[1m"))
    let ascii = SimulationReport(result).text(TerminalStyle(isPlain: true))
    #expect(!ascii.contains("─"))
  }

  @Test("Lines fit the terminal", arguments: [80, 100, 120, 200])
  func width(width: Int) {
    let table = SimulationReport(SampleResult.make(title: String(repeating: "long ", count: 40)))
      .text(TerminalStyle(width: width))
    let rows = table.split(separator: "\n").prefix(8)
    #expect(rows.dropFirst().allSatisfy { $0.count <= width })
  }
}
