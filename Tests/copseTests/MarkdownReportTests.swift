// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("The report as Markdown")
struct MarkdownReportTests {
  @Test(
    "Four questions, a Mermaid tree for each threat, charts linked that exist; twice the same bytes"
  )
  func report() throws {
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("risk.md")
      func write() throws -> String {
        let run = try Program.run(
          "report", "Scenarios/plan-payments.yaml", "--format", "markdown", "--as-of", "2024-05-01",
          "--trials", "500", "--quiet", "--output", file.path, "--pictures", "img")
        #expect(run.status == 0, "\(run.errors)")
        return try String(contentsOf: file, encoding: .utf8)
      }
      let text = try write()
      for heading in [
        "# SecureShop: ", "\n## 1. What are we building?", "\n## 2. What can go wrong?",
        "\n## 3. What do we do about it?", "\n## 4. Did we do a decent job?",
        "\n### STRIDE matrix", "\n### Risk register",
      ] { #expect(text.contains(heading) || text.hasPrefix(heading), "\(heading)") }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      // The system and 18 trees; every fence is closed.
      #expect(lines.count { $0 == "```mermaid" } == 19)
      #expect(lines.count { $0.hasPrefix("```") } == 38)
      #expect(text.contains("before transfers"))
      for name in ["exceedance", "matrix", "ranking", "stability"] {
        #expect(text.contains("](<img/chart-\(name).svg>)"))
        let picture = folder.appendingPathComponent("img/chart-\(name).svg")
        #expect(try String(contentsOf: picture, encoding: .utf8).hasPrefix("<svg"))
      }
      #expect(try write() == text)
    }
  }

  @Test("Hostile names and titles appear as text: every row of a table has its heading's cells")
  func hostile() throws {
    let run = try Program.run(
      "report", "Tests/copseTests/Fixtures/hostile/scenario.yaml", "--format", "markdown",
      "--as-of", "2024-05-01", "--trials", "300", "--quiet")
    #expect(run.status == 0, "\(run.errors)")
    var columns: Int?
    for line in run.output.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("| ") else {
        columns = nil
        continue
      }
      let bars = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
      #expect(bars == columns ?? bars, "\(line)")
      columns = bars
    }
    let markup = run.output.split(separator: "\n").filter {
      $0.contains("<") && !$0.hasPrefix("<details>") && !$0.hasPrefix("</details>")
        && !$0.contains("<br/>")
    }
    // Arrows of diagrams aside, no angle bracket of a name opens a tag.
    #expect(
      markup.allSatisfy { !$0.contains("<script") && !$0.contains("<img") && !$0.contains("<b>") })
  }

  @Test("Pictures need a file to lie beside")
  func pictures() throws {
    let run = try Program.run(
      "report", "Scenarios/current.yaml", "--format", "markdown", "--pictures", "img")
    #expect(run.status == 2 && run.errors.contains("--output"))
  }
}
