// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Foundation
import ModelFiles
import Testing

/// What the elements of Open-PSA files mean: Model Exchange Format 2.0d, chapters 3 and 4.
@Suite("Reading Open-PSA")
struct OpenPSAReadingTests {
  /// The tree of an Open-PSA text, its findings, or both.
  private func load(_ texts: String...) throws -> (tree: FaultTree?, codes: [String]) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = try texts.enumerated().map { index, text in
      let file = folder.appendingPathComponent("\(index).xml")
      try text.write(to: file, atomically: true, encoding: .utf8)
      return file.path
    }
    let loaded = FaultTreeLoader(missionTime: 100).load(paths)
    return (loaded.tree, loaded.diagnostics.map(\.code))
  }

  private func formula(_ text: String) throws -> Formula? {
    let (tree, codes) = try load(
      """
      <opsa-mef><define-fault-tree name="f"><define-gate name="g">\(text)</define-gate>
      </define-fault-tree><model-data><define-basic-event name="a"/><define-basic-event name="b"/>
      <define-basic-event name="c"/><define-house-event name="h"><constant value="true"/>
      </define-house-event></model-data></opsa-mef>
      """)
    #expect(codes.isEmpty, "\(text)")
    return tree?.gates.first?.formula
  }

  private func probability(_ text: String) throws -> NumericExpression? {
    let (tree, codes) = try load(
      """
      <opsa-mef><define-fault-tree name="f"><define-gate name="g"><basic-event name="a"/></define-gate>
      </define-fault-tree><model-data><define-basic-event name="a">\(text)</define-basic-event>
      <define-parameter name="p"><float value="0.25"/></define-parameter></model-data></opsa-mef>
      """)
    #expect(codes.isEmpty, "\(text)")
    return tree?.events.first?.probability
  }

  @Test("Connectives")
  func connectives() throws {
    let (a, b, c) = (Formula.event(0), Formula.event(1), Formula.event(2))
    let abc = #"<basic-event name="a"/><event name="b"/><event name="c" type="basic-event"/>"#
    let ab = #"<basic-event name="a"/><basic-event name="b"/>"#
    #expect(try formula("<and>\(abc)</and>") == .all([a, b, c]))
    #expect(try formula("<or>\(abc)</or>") == .any([a, b, c]))
    #expect(try formula("<xor>\(abc)</xor>") == .odd([a, b, c]))
    #expect(try formula("<nand>\(ab)</nand>") == .not(.all([a, b])))
    #expect(try formula("<nor>\(ab)</nor>") == .not(.any([a, b])))
    #expect(try formula("<iff>\(ab)</iff>") == .not(.odd([a, b])))
    #expect(try formula("<imply>\(ab)</imply>") == .any([.not(a), b]))
    #expect(try formula(#"<atleast min="2">\#(abc)</atleast>"#) == .atLeast(2, [a, b, c]))
    #expect(
      try formula(#"<cardinality min="1" max="2">\#(abc)</cardinality>"#)
        == .all([.atLeast(1, [a, b, c]), .not(.atLeast(3, [a, b, c]))]))
    #expect(
      try formula(#"<or><not><and>\#(ab)</and></not><house-event name="h"/></or>"#)
        == .any([.not(.all([a, b])), .constant(true)]))
    #expect(try formula("<label>words</label><or>\(ab)</or>") == .any([a, b]))
  }

  @Test("Expressions")
  func expressions() throws {
    let p = NumericExpression.parameter(0)
    let half = NumericExpression.constant(0.5)
    let texts: [(String, NumericExpression)] = [
      (#"<float value="5e-1"/>"#, half), (#"<int value="1"/>"#, .constant(1)),
      (#"<bool value="true"/>"#, .constant(1)), (#"<parameter name="p"/>"#, p),
      (#"<mul><parameter name="p"/><float value="0.5"/></mul>"#, .apply(.product, [p, half])),
      (#"<sub><float value="0.5"/><parameter name="p"/></sub>"#, .apply(.difference, [half, p])),
      (
        #"<exponential><float value="0.001"/><system-mission-time/></exponential>"#,
        .apply(.exponentialFailure, [.constant(0.001), .constant(100)])
      ),
    ]
    for (text, expected) in texts { #expect(try probability(text) == expected, "\(text)") }
  }

  @Test("Laws, with operands that are numbers or parameters known for certain")
  func laws() throws {
    func numbers(_ values: Double...) -> String {
      values.map { "<float value=\"\($0)\"/>" }.joined()
    }
    let texts: [(String, Distribution)] = [
      (
        "<uniform-deviate>\(numbers(0.1, 0.2))</uniform-deviate>",
        .uniform(minimum: 0.1, maximum: 0.2)
      ),
      (
        "<normal-deviate>\(numbers(0.1, 0.02))</normal-deviate>",
        .normal(mean: 0.1, standardDeviation: 0.02)
      ),
      ("<lognormal-deviate>\(numbers(-5, 1))</lognormal-deviate>", .lognormal(mu: -5, sigma: 1)),
      ("<gamma-deviate>\(numbers(2, 0.01))</gamma-deviate>", .gamma(shape: 2, scale: 0.01)),
      ("<beta-deviate>\(numbers(2, 8))</beta-deviate>", .beta(alpha: 2, beta: 8)),
      (
        #"<uniform-deviate><mul><parameter name="p"/><float value="0.4"/></mul><parameter name="p"/></uniform-deviate>"#,
        .uniform(minimum: 0.1, maximum: 0.25)
      ),
    ]
    for (text, expected) in texts {
      #expect(try probability(text) == .deviate(expected), "\(text)")
    }
  }

  @Test("A lognormal law by mean, error factor and level has that mean and that quantile")
  func errorFactor() throws {
    let text =
      #"<lognormal-deviate><float value="1e-3"/><float value="3"/><float value="0.95"/></lognormal-deviate>"#
    guard case .deviate(let law)? = try probability(text) else {
      Issue.record("no law")
      return
    }
    // Quantiles are good to about 1e-12.
    #expect(abs(law.mean / 1e-3 - 1) < 1e-12)
    #expect(abs(law.quantile(0.95) / law.quantile(0.5) / 3 - 1) < 1e-11)
  }

  @Test("Private names are known in their component, and by their path elsewhere")
  func components() throws {
    let (tree, codes) = try load(
      """
      <opsa-mef><define-fault-tree name="f">
      <define-gate name="top"><and><gate name="left.g"/><gate name="right.g"/><gate name="shared"/></and></define-gate>
      <define-component name="left" role="private">
        <define-gate name="g"><or><basic-event name="e"/><gate name="shared"/></or></define-gate>
        <define-basic-event name="e"><float value="0.1"/></define-basic-event>
        <define-gate name="shared" role="public"><basic-event name="e"/></define-gate>
      </define-component>
      <define-component name="right">
        <define-gate name="g" role="private"><not><basic-event name="e"/></not></define-gate>
        <define-basic-event name="e" role="private"><float value="0.2"/></define-basic-event>
      </define-component>
      </define-fault-tree></opsa-mef>
      """)
    #expect(codes.isEmpty)
    let found = try #require(tree)
    #expect(found.gates.map(\.name) == ["top", "f.left.g", "shared", "f.right.g"])
    #expect(
      found.gates.map(\.formula) == [
        .all([.gate(1), .gate(3), .gate(2)]), .any([.event(0), .gate(2)]), .event(0),
        .not(.event(1)),
      ])
    #expect(found.events.map(\.name) == ["f.left.e", "f.right.e"])
    #expect(found.goals == [0])
  }

  @Test("A model may come in several files, and have several goals")
  func severalFiles() throws {
    let (tree, codes) = try load(
      """
      <opsa-mef><define-fault-tree name="f"><define-gate name="one"><gate name="both"/></define-gate>
      <define-gate name="two"><not><gate name="both"/></not></define-gate>
      <define-gate name="both"><basic-event name="e"/></define-gate></define-fault-tree></opsa-mef>
      """,
      """
      <opsa-mef><model-data><define-basic-event name="e"><float value="0.1"/></define-basic-event>
      </model-data></opsa-mef>
      """)
    #expect(codes.isEmpty)
    #expect(tree?.goals == [0, 1])
    #expect(tree?.events.first?.probability == .constant(0.1))
  }
}
