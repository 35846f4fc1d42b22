// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Labels with quotes, markup, formulas, line ends, emoji and right-to-left text, in everything that is printed.
///
/// What a browser, Graphviz and Mermaid make of them is looked at in `.ci`.
@Suite("Hostile labels in every form of output")
struct HostileLabelTests {
  private static let folder = "Tests/copseTests/Fixtures/hostile/"
  private static let scenario = folder + "scenario.yaml"
  /// What each label of the model has after its first word.
  private static let label =
    "=1+1 \"quoted\" 'single' <img src=x onerror=alert(1)> <b>bold</b> &amp; </script>"
    + "<script>alert(2)</script> ]]> --> \\N ${x} |pipe| 😀 שלום \u{202E}evil\nsecond line"

  private static let commands = [
    ["simulate", scenario], ["rank", scenario], ["matrix", scenario], ["register", scenario],
    ["compare", scenario, "--add", "lock"], ["optimize", scenario, "--budget", "none"],
    ["sweep", scenario, "--over", "lock.effectiveness=0:1:0.5"], ["sensitivity", scenario],
    ["stride", folder + "model.yaml"],
  ]

  private func output(_ command: [String], _ format: String) throws -> String {
    let run = Self.settings(of: command)
    let result = try Program.run(command + run + ["--format", format])
    #expect(result.status == 0, "\(command): \(result.errors)")
    return result.output
  }

  @Test(
    "CSV: as many fields in each row, and none that a spreadsheet takes for a formula",
    arguments: commands)
  func csv(command: [String]) throws {
    let rows = Self.fields(try output(command, "csv"))
    #expect(rows.count > 1 && rows.allSatisfy { $0.count == rows[0].count })
    for field in rows.joined() where Double(field) == nil {
      #expect(!"=+-@\t\r".contains(field.first ?? " "), "\(field)")
    }
  }

  @Test("JSON: what is read back is the label", arguments: commands)
  func json(command: [String]) throws {
    let text = try output(command, "json")
    let texts = Self.texts(try JSONSerialization.jsonObject(with: Data(text.utf8)))
    for found in texts where found.contains("=1+1") {
      #expect(found.hasSuffix(Self.label), "\(found)")
    }
  }

  @Test(
    "Markdown: no markup of theirs, and as many cells in each row of a table", arguments: commands)
  func markdown(command: [String]) throws {
    let text = try output(command, "markdown")
    for markup in ["<img", "<b>", "<script"] { #expect(!text.contains(markup), "\(markup)") }
    var width: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        width = nil
        continue
      }
      let cells = line.replacing("\\\\", with: "").replacing("\\|", with: "").split(
        separator: "|", omittingEmptySubsequences: false
      ).count
      #expect(cells == width ?? cells, "\(line)")
      width = cells
    }
  }

  @Test(
    "A terminal: no control characters, no turn of direction",
    arguments: commands + [
      ["exact", scenario, "--importance"], ["explain", scenario],
    ])
  func terminal(command: [String]) throws {
    let run = try Program.run(command + Self.settings(of: command))
    #expect(run.status == 0, "\(command): \(run.errors)")
    for scalar in run.output.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control && !scalar.properties.isBidiControl)
    }
  }

  @Test(
    "Charts: pictures are well-formed and have no elements of theirs; specifications and data hold no markup"
  )
  func charts() throws {
    for kind in ["exceedance", "matrix", "ranking", "stability"] {
      func chart(_ format: String) throws -> Program.Run {
        try Program.run(
          "chart", Self.scenario, "--kind", kind, "--format", format, "--trials", "512", "--quiet")
      }
      let picture = try chart("svg")
      // The model has no matrix, and says so.
      guard picture.status == 0 else {
        #expect(kind == "matrix" && picture.errors.contains("no data for a chart"))
        continue
      }
      let document = try XMLDocument(xmlString: picture.output)
      for name in ["img", "b", "script"] {
        #expect(try document.nodes(forXPath: "//*[local-name()='\(name)']").isEmpty)
      }
      let specification = try chart("vega-lite").output
      #expect(
        try JSONSerialization.jsonObject(with: Data(specification.utf8)) is [String: Any])
      let rows = Self.fields(try chart("csv").output)
      #expect(rows.allSatisfy { $0.count == rows[0].count })
    }
  }

  /// A short run.
  private static func settings(of command: [String]) -> [String] {
    switch command[0] {
    case "stride", "exact", "explain": []
    case "optimize": ["--draws", "512", "--quiet"]
    default: ["--trials", "512", "--quiet"]
    }
  }

  /// The rows of a CSV file (RFC 4180).
  private static func fields(_ text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\r\n" where !isQuoted, "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    return rows.filter { $0 != [""] }
  }

  private static func texts(_ value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap { texts($0) }
    case let object as [String: Any]: object.values.flatMap { texts($0) }
    default: []
    }
  }
}
