// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import Reporting
import TestSupport
import Testing

@Suite("Drawings")
struct DotTests {
  private var model: Model {
    var model = Model()
    model.forest = AttackForest([
      Tree.gate("goal", .any, ["left", "right", "late"]), Tree.gate("left", .all, ["a", "b"]),
      Tree.gate("right", .sequence, ["b", "c"]), Tree.gate("late", .unless, ["k", "guard"]),
      Tree.gate("k", .atLeast(2), ["a", "c", "d"]), Tree.step("a"), Tree.step("b"),
      Tree.step("c"), Tree.step("d"), Tree.defence("guard", 0.9),
    ])
    model.controls["mfa"] = Control(
      name: "mfa", status: .planned,
      effects: [Effect(target: .steps(["b"]), quantity: .probability, change: .eliminate)])
    return model
  }

  private func nodes(_ text: String, _ name: String) -> Int {
    text.split(separator: "\n").count { $0.hasPrefix("  \"\(name)\" [label=") }
  }

  @Test("Every node is drawn once, shared ones with a mark, and every edge is there")
  func nodesOnce() {
    let text = TreeDot(goals: ["goal"], of: model).text(title: "Tree")
    for name in model.forest.nodes.keys { #expect(nodes(text, name) == 1, "\(name)") }
    #expect(text.contains("\"left\" -> \"b\""))
    #expect(text.contains("\"right\" -> \"b\""))
    #expect(text.contains("shared by 2"))
    #expect(text.contains("2 of 3"))
  }

  @Test("The same model gives the same bytes, as the golden file has them")
  func golden() throws {
    let text = TreeDot(
      goals: ["goal"], of: model, options: TreeDot.Options(showsControls: true)
    ).text(title: "Tree")
    try Golden.check(text, "tree.dot")
  }

  @Test("Controls are attached where they act, if they are asked for")
  func controls() {
    let without = TreeDot(goals: ["goal"], of: model).text(title: "")
    let with = TreeDot(
      goals: ["goal"], of: model, options: TreeDot.Options(showsControls: true)
    ).text(title: "")
    #expect(!without.contains("control: mfa"))
    #expect(with.contains("\"b\" -> \"control: mfa\""))
  }

  @Test("Figures colour the nodes")
  func annotation() {
    let annotation = TreeAnnotation(
      probabilities: ["goal": 0.5, "a": 0.0005], costs: ["a": 1_500], currency: "USD",
      caption: "test")
    let text = TreeDot(goals: ["goal"], of: model, annotation: annotation).text(title: "")
    #expect(text.contains("50.0%"))
    #expect(text.contains("0.0500%, 1.50k USD"))
    #expect(text.contains("#f0968a"))
  }

  @Test("Graphviz takes all themes and directions without a word")
  func graphviz() throws {
    for theme in DotTheme.allCases {
      for direction in DotDirection.allCases {
        let text = TreeDot(
          goals: ["goal"], of: model,
          options: TreeDot.Options(theme: theme, direction: direction, showsControls: true)
        ).text(title: "Tree")
        guard let drawing = try Graphviz.svg(text) else { return }
        #expect(drawing.warnings.isEmpty, "\(drawing.warnings)")
        #expect(drawing.svg.contains("<svg"))
      }
    }
  }

  @Test("The system: zones as clusters, flows across a boundary bold")
  func system() throws {
    var system = SystemModel(title: "Shop")
    system.zones["out"] = Zone(name: "out", title: "Internet", trust: "untrusted")
    system.zones["in"] = Zone(name: "in", title: "Inside", trust: "trusted")
    system.components["browser"] = Component(name: "browser", kind: .externalEntity, zone: "out")
    system.components["app"] = Component(name: "app", kind: .process, zone: "in")
    system.components["db"] = Component(name: "db", kind: .dataStore, zone: "in")
    system.flows = [
      Flow(from: "browser", to: "app", data: "orders", isBidirectional: true),
      Flow(from: "app", to: "db"),
    ]
    let text = SystemDot(system).text
    try Golden.check(text, "system.dot")
    #expect(text.contains("cluster_out") && text.contains("cylinder") && text.contains("ellipse"))
    let lines = text.split(separator: "\n")
    #expect(lines.first { $0.contains("\"browser\" -> \"app\"") }?.contains("penwidth") == true)
    #expect(lines.first { $0.contains("\"app\" -> \"db\"") }?.contains("penwidth") == false)
  }
}
