// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Testing

@testable import Reporting

@Suite("Tables on a terminal")
struct TableTests {
  private static let table = Table(
    headings: ["#", "Threat", "First", "Second", "Third"],
    alignments: [.trailing, .leading, .trailing, .trailing, .trailing],
    rows: [
      .init(["1", "Customers' personal data leak", "1000000", "2000000", "3 ± 1"]),
      .init(["2", "Short", "1", "2", "∞"]),
      .init(["", "Portfolio", "1000001", "2000002", ""], kind: .total),
    ])

  @Test("a table that fits stays one table")
  func fits() {
    #expect(Self.table.pages(width: 120) == [Self.table])
  }

  @Test("text is cut before columns are moved: 12 + 1 + 7 + 7 + 5 and four gaps are 40")
  func cutsText() {
    let lines = Self.table.text(TerminalStyle(width: 40)).split(separator: "\n")
    #expect(lines[2] == "1  Customers' …  1000000  2000000  3 ± 1")
    #expect(lines.count == 6)
  }

  @Test("columns for which there is no room follow below, with the columns that name the rows")
  func movesColumns() {
    let text = Self.table.text(TerminalStyle(width: 39))
    #expect(
      text == """
        #  Threat                First   Second
        ─  ──────────────────  ───────  ───────
        1  Customers' person…  1000000  2000000
        2  Short                     1        2
        ─  ──────────────────  ───────  ───────
           Portfolio           1000001  2000002

        #  Threat                         Third
        ─  ─────────────────────────────  ─────
        1  Customers' personal data leak  3 ± 1
        2  Short                              ∞
        ─  ─────────────────────────────  ─────
           Portfolio

        """)
  }

  @Test("no line is wider than the terminal, and no cell of numbers is lost", arguments: 30...130)
  func neverWider(width: Int) {
    let text = Self.table.text(TerminalStyle(width: width))
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(String(line)) <= width) }
    for cell in ["1000000", "2000002", "3 ± 1"] { #expect(text.contains(cell)) }
  }

  @Test("plain tables are ASCII")
  func plain() {
    let text = Self.table.text(TerminalStyle(width: 40, isPlain: true))
    let isASCII = text.allSatisfy(\.isASCII)
    #expect(isASCII)
    #expect(text.contains("3 +- 1") && text.contains("inf") && text.contains("~"))
  }

  @Test("a cell's colour stands around its text, and takes no room")
  func colours() {
    let columns = [
      TableColumn<Int>("N") { String($0) },
      TableColumn("Risk", .leading, colour: { .ofRisk($0, of: 4) }, { _ in "word" }),
    ]
    let text = Table(columns, [0, 3]).text(TerminalStyle(width: 40, hasColour: true))
    #expect(text.contains("0  \u{1B}[32mword\u{1B}[0m\n"))
    #expect(text.contains("3  \u{1B}[31mword\u{1B}[0m\n"))
    #expect(Table(columns, [0, 3]).text(TerminalStyle(width: 40)).contains("0  word\n"))
  }

  @Test("a table without columns is empty lines, not a trap")
  func empty() {
    let table = Table(headings: [], alignments: [], rows: [])
    #expect(table.text(TerminalStyle(width: 40)) == "\n\n")
  }
}
