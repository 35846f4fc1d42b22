// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import OrderedCollections
import Reporting
import TestSupport
import Testing

@Suite("Mermaid")
struct MermaidTests {
  private func model(titled title: String) -> Model {
    var model = Model()
    model.forest = AttackForest([
      Tree.gate("end", .sequence, ["x", "y"]),
      .step(Step(name: "x", title: title, probability: .point(0.5))), Tree.step("y"),
    ])
    return model
  }

  /// What Mermaid shows for a label: names of characters become characters.
  private func shown(_ label: Substring) -> String {
    var text = label.replacing("<br/>", with: "\n")
    while let start = text.firstRange(of: "#"),
      let end = text[start.upperBound...].firstIndex(of: ";"),
      let scalar = UInt32(text[start.upperBound..<end]).flatMap(Unicode.Scalar.init)
    {
      text.replaceSubrange(start.lowerBound...end, with: String(scalar == "#" ? "♯" : scalar))
    }
    return String(text)
  }

  @Test("No name of the model becomes syntax: nodes are numbered, labels quoted")
  func names() {
    let text = TreeMermaid(goals: ["end"], of: model(titled: "end")).text(title: "end")
    #expect(text.hasPrefix("flowchart TD\n  accTitle: end\n"))
    #expect(text.contains("  n1[\"end<br/>THEN\"]:::goal\n"))
    #expect(text.contains("(\"end\"):::step"))
    #expect(text.contains("n1 -->|\"1\"| n2") || text.contains("n1 -->|\"1\"| n3"))
    #expect(
      !text.split(separator: "\n").contains { $0.trimmingCharacters(in: .whitespaces) == "end" })
  }

  @Test(
    "Hostile text appears as text",
    arguments: [
      SampleResult.hostile, "a\"]; click n1 href \"javascript:x\"", "%%{init: {}}%%", "1. first",
      "- dash", "`code`", "<script>x</script>", "#quot;", "שלום 😀", "end", "a|b{c}d",
    ])
  func hostile(title: String) throws {
    let text = TreeMermaid(goals: ["end"], of: model(titled: title)).text(title: title)
    let line = try #require(
      text.split(separator: "\n").first { $0.hasSuffix("):::step") && !$0.contains("(\"y\")") })
    let start = try #require(line.firstRange(of: "(\"")).upperBound
    let end = try #require(line.ranges(of: "\")").last).lowerBound
    let label = line[start..<end]
    for forbidden in ["\"", "<s", "`", "[", "]", "{", "}", "|", "&", "\u{1B}"] {
      #expect(!label.contains(forbidden), "\(label)")
    }
    #expect(!label.hasPrefix("-") && !label.hasPrefix("1. "))
    // Blanks are where lines may break; nothing else is lost.
    func letters(_ text: String) -> String {
      String(
        String.UnicodeScalarView(
          text.replacing("#", with: "♯").unicodeScalars.filter {
            !$0.properties.isWhitespace && $0.properties.generalCategory != .control
          }))
    }
    #expect(letters(shown(label)) == letters(title))
  }

  @Test("System, threats and controls: frames are closed, every flow is there")
  func others() {
    var model = model(titled: "x")
    var system = SystemModel(title: "Shop")
    system.zones["out"] = Zone(name: "out", title: "Internet", trust: "untrusted")
    system.components["browser"] = Component(name: "browser", kind: .externalEntity, zone: "out")
    system.components["db"] = Component(name: "db", kind: .dataStore)
    system.flows = [Flow(from: "browser", to: "db", data: "orders")]
    model.system = system
    model.threats["t"] = Threat(
      name: "t", stride: .tampering, targets: ["db"], attempts: .point(1), losses: [],
      goal: "end")
    model.controls["mfa"] = Control(
      name: "mfa", status: .planned,
      effects: [
        Effect(target: .steps(["x"]), quantity: .probability, change: .eliminate),
        Effect(
          target: .categories([.tampering]), quantity: .attempts, change: .reduce(by: .point(0.5))),
      ])
    let drawn = SystemMermaid(system).text
    #expect(drawn.contains("subgraph n1[\"Internet (untrusted)\"]"))
    #expect(drawn.contains("==>|\"orders\"|"))
    let overview = StrideMermaid([model.threats["t"]!], of: model).text(title: "T")
    #expect(overview.contains("subgraph n1[\"Tampering\"]") && overview.contains("n2 --> n3"))
    let map = ControlMapMermaid(model).text(title: "C")
    #expect(map.contains("|\"eliminates\"|") && map.contains("|\"reduces attempts\"|"))
    for text in [drawn, overview, map] {
      let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(lines.count { $0.hasPrefix("subgraph ") } == lines.count { $0 == "end" })
    }
  }

  @Test("The map of controls as a graph: Graphviz takes it in all themes")
  func controlMap() throws {
    var model = model(titled: SampleResult.hostile)
    model.controls["c"] = Control(
      name: "c", title: SampleResult.hostile, status: .implemented,
      effects: [Effect(target: .steps(["x"]), quantity: .cost, change: .add(.point(5)))])
    for theme in DotTheme.allCases {
      let text = ControlMapDot(model, theme: theme).text(title: SampleResult.hostile)
      #expect(text.contains("raises cost"))
      guard let drawing = try Graphviz.svg(text) else { return }
      #expect(drawing.warnings.isEmpty, "\(drawing.warnings)")
    }
  }
}
