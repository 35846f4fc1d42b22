// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import Reporting
import TestSupport
import Testing

@Suite("Folding of large trees")
struct FoldingTests {
  private var model: Model {
    var model = Model()
    model.forest = AttackForest([
      Tree.gate("goal", .any, ["left", "right"]), Tree.gate("left", .all, ["inner", "shared"]),
      Tree.gate("inner", .any, ["a", "b"]), Tree.gate("right", .all, ["shared", "c"]),
      Tree.step("a"), Tree.step("b"), Tree.step("c"), Tree.step("shared"),
    ])
    return model
  }

  private func text(_ folding: TreeFolding) -> String {
    TreeDot(
      goals: ["goal"], of: model, options: TreeDot.Options(showsLegend: false, folding: folding)
    ).text(title: "")
  }

  private func names(_ text: String) -> Set<String> {
    Set(model.forest.nodes.keys.filter { text.contains("\n  \"\($0)\" [label=") })
  }

  @Test("A depth of 1 draws the goal and its children, folded, and says how much is under them")
  func depth() {
    let drawn = text(TreeFolding(depth: 1))
    #expect(names(drawn) == ["goal", "left", "right"])
    // Under left: inner, a, b, shared; under right: shared, c.
    #expect(drawn.contains("4 nodes folded") && drawn.contains("2 nodes folded"))
    #expect(!drawn.contains("\"left\" ->"))
    #expect(names(text(TreeFolding(depth: 9))).count == 8)
  }

  @Test("A collapsed gate keeps its place; what it shares with others stays")
  func collapse() {
    let drawn = text(TreeFolding(collapsed: ["left"]))
    #expect(names(drawn) == ["goal", "left", "right", "shared", "c"])
    #expect(drawn.contains("3 nodes folded"))
    #expect(!drawn.contains("\"left\" -> \"shared\""))
  }

  @Test("Only the path to a node: gates that merely share a step with it are left out")
  func path() {
    let drawn = text(TreeFolding(paths: ["inner"]))
    #expect(names(drawn) == ["goal", "left", "inner", "a", "b"])
    #expect(drawn.contains("1 other"))
    #expect(names(text(TreeFolding(paths: ["shared"]))) == ["goal", "left", "right", "shared"])
  }

  @Test("A tree of 500 nodes fits a page at depth 2, and Graphviz draws it whole and folded")
  func large() throws {
    var nodes: [Node] = []
    for branch in 0..<7 {
      var children: [String] = []
      for technique in 0..<10 {
        let name = "t\(branch)-\(technique)"
        let steps = (0..<6).map { "\(name)-\($0)" }
        nodes += steps.map { Tree.step($0) }
        nodes.append(Tree.gate(name, .all, steps))
        children.append(name)
      }
      nodes.append(Tree.gate("b\(branch)", .any, children))
    }
    nodes.append(Tree.gate("goal", .any, (0..<7).map { "b\($0)" }))
    var large = Model()
    large.forest = AttackForest(nodes)
    #expect(large.forest.nodes.count == 498)
    func text(_ folding: TreeFolding) -> String {
      TreeDot(goals: ["goal"], of: large, options: TreeDot.Options(folding: folding))
        .text(title: "Large")
    }
    let folded = text(TreeFolding(depth: 1))
    #expect(folded.split(separator: "\n").count { $0.contains("nodes folded") } == 7)
    let path = text(TreeFolding(paths: ["t3-4"]))
    #expect(path.split(separator: "\n").count { $0.contains("[label=<<TABLE") } < 12)
    for drawing in [folded, path] {
      guard let found = try Graphviz.svg(drawing) else { return }
      #expect(found.warnings.isEmpty, "\(found.warnings)")
    }
  }

  @Test("The likeliest attack is highlighted from the goal down, and nothing else")
  func attack() {
    let course = model.forest.course(of: ["a", "shared"], to: ["goal"])
    #expect(course == ["goal", "left", "inner", "a", "shared"])
    #expect(model.forest.course(of: ["a"], to: ["goal"]).isEmpty)
    let annotation = TreeAnnotation(
      probabilities: ["goal": 0.5], costs: [:], currency: "USD", caption: "test",
      criticality: ["a": 0.75], attack: course, attackCaption: "25.0% an attempt")
    let drawn = TreeDot(goals: ["goal"], of: model, annotation: annotation).text(title: "")
    #expect(drawn.contains("\"inner\" -> \"a\" [color=\"#b3261e\", penwidth=2.2]"))
    #expect(drawn.contains("\"inner\" -> \"b\";"))
    #expect(drawn.contains("the likeliest attack: 25.0% an attempt"))
  }

  @Test(
    "Before and after in one picture: changed nodes say both, with the controls that change them")
  func change() throws {
    var changed = model
    changed.controls["mfa"] = Control(
      name: "mfa", status: .planned,
      effects: [Effect(target: .steps(["a"]), quantity: .probability, change: .eliminate)])
    changed.controls["idle"] = Control(
      name: "idle", status: .planned,
      effects: [Effect(target: .steps(["b"]), quantity: .probability, change: .eliminate)])
    let annotation = TreeAnnotation(
      probabilities: ["goal": 0.5, "a": 0.25, "c": 0.1], costs: [:], currency: "USD",
      caption: "before",
      change: .init(
        probabilities: ["goal": 0.125, "a": 0, "c": 0.1], added: ["mfa"], dropped: [],
        caption: "now, then MFA"))
    let drawn = TreeDot(goals: ["goal"], of: changed, annotation: annotation).text(title: "")
    #expect(drawn.contains("50.0% ↘ 12.5%") && drawn.contains("25.0% ↘ 0%"))
    #expect(drawn.contains("10.0%") && !drawn.contains("10.0% "))
    #expect(drawn.contains("+ added, planned") && !drawn.contains("control: idle"))
    guard let found = try Graphviz.svg(drawn) else { return }
    #expect(found.warnings.isEmpty, "\(found.warnings)")
  }
}
