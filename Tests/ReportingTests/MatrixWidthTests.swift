// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Reporting
import Testing

@Suite("The drawn risk matrix")
struct MatrixWidthTests {
  @Test("It is no wider than the terminal", arguments: [36, 44, 60, 80, 140])
  func fits(width: Int) throws {
    let report = try #require(MatrixReport(SampleResult.make()))
    let lines = report.text(TerminalStyle(width: width)).split(separator: "\n")
    let drawn = lines.filter { "┌├│└".contains($0.first ?? " ") }
    #expect(drawn.count > 6)
    for line in drawn { #expect(line.count <= width && line.count == drawn[0].count, "\(line)") }
  }
}
