// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import Reporting

@Suite("Numbers, widths, findings and progress for people")
struct FormatTests {
  @Test(
    "Three significant digits",
    arguments: [
      (0.0, "0"), (0.000123, "1.23e-4"), (0.0312, "0.0312"), (0.5, "0.500"), (1, "1.00"),
      (12.34, "12.3"), (999.4, "999"), (999.6, "1.00k"), (1234, "1.23k"), (45_600, "45.6k"),
      (1_234_567, "1.23M"), (2.5e9, "2.50bn"), (7e13, "70.0tn"), (-1500, "-1.50k"),
      (Double.infinity, "∞"), (Double.nan, "?"),
    ])
  func short(value: Double, expected: String) {
    #expect(NumberFormat.short(value) == expected)
  }

  @Test(
    "Per cent",
    arguments: [
      (0.0, "0%"), (0.000001, "<0.001%"), (0.00176, "0.176%"), (0.188, "18.8%"), (0.5, "50.0%"),
      (1, "100%"), (0.99999, "100%"),
    ])
  func percent(value: Double, expected: String) {
    #expect(NumberFormat.percent(value) == expected)
  }

  @Test(
    "Shares and groups",
    arguments: [(0.0, "0%"), (0.004, "<1%"), (0.356, "36%"), (0.996, ">99%"), (1, "100%")])
  func share(value: Double, expected: String) {
    #expect(NumberFormat.share(value) == expected)
    #expect(NumberFormat.grouped(1_234_567) == "1,234,567")
    #expect(NumberFormat.grouped(-123) == "-123")
  }

  @Test(
    "Cells of a terminal",
    arguments: [("abc", 3), ("日本", 4), ("e\u{301}", 1), ("😀", 2), ("", 0), ("שלום", 4)])
  func width(text: String, expected: Int) {
    #expect(DisplayWidth.of(text) == expected)
  }

  @Test("Text is cut with an ellipsis, never in the middle of a character")
  func fit() {
    #expect(DisplayWidth.fit("abcdef", to: 4) == "abc…")
    #expect(DisplayWidth.fit("日本語", to: 4) == "日…")
    #expect(DisplayWidth.fit("abc", to: 3) == "abc")
  }

  @Test("A finding shows its line with a caret under the place")
  func caret() {
    let diagnostic = Diagnostic(
      .error, code: "unknown-key", "a step has no key 'x'",
      at: SourceLocation(file: "a.yaml", line: 2, column: 5), hint: "did you mean 'y'?")
    let text = DiagnosticReport.text([diagnostic], TerminalStyle()) { _ in "日: x: 1" }
    #expect(
      text == """
        a.yaml:2:5: error: a step has no key 'x' (did you mean 'y'?) [unknown-key]
          日: x: 1
               ^
        1 error

        """)
  }

  @Test("Many findings are cut, and counted in full")
  func manyFindings() {
    let findings = (1...80).map {
      Diagnostic(
        $0 % 2 == 0 ? .error : .warning, code: "c", "m",
        at: SourceLocation(file: "f", line: $0, column: 1))
    }
    let text = DiagnosticReport.text(findings, TerminalStyle()) { _ in nil }
    #expect(text.contains("... and 30 more"))
    #expect(text.hasSuffix("40 errors, 40 warnings\n"))
  }

  @Test("Progress tells the share, the rate and the time left")
  func progress() {
    let line = ProgressLine.text(
      done: 25_000, total: 100_000, seconds: 2, TerminalStyle(isPlain: true))
    #expect(line == "######.................. 25%  12.5k trials/s  6 s left")
  }
}
