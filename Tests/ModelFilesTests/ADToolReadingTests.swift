// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles
import Testing

@Suite("Reading ADTool")
struct ADToolReadingTests {
  private func load(_ text: String) throws -> Model {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString).xml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(ForeignFormat.guess(file.path) == .adtool)
    let loaded = ModelImport().load([file.path], .adtool)
    #expect(loaded.diagnostics.isEmpty)
    return try #require(loaded.model).model
  }

  @Test("Countermeasures become 'unless', domains the numbers of steps, equal labels one step")
  func defences() throws {
    let model = try load(
      """
      <?xml version="1.0"?>
      <adtree>
        <node refinement="disjunctive"><label>Open the safe</label>
          <node refinement="conjunctive"><label>Learn it</label>
            <node><label>Find the owner</label><parameter domainId="P1" category="basic">0.5</parameter></node>
            <node><label>Persuade</label><parameter domainId="P1">0.25</parameter>
              <parameter domainId="C1">300.0</parameter><parameter domainId="T1">2</parameter>
              <parameter domainId="D1">H</parameter>
              <node switchRole="yes"><label>Guard</label><parameter domainId="P1">0.75</parameter></node>
            </node>
          </node>
          <node><label>Find the owner</label><parameter domainId="P1">0.5</parameter></node>
        </node>
        <domain id="P1"><class>lu.uni.adtool.domains.predefined.ProbSucc</class></domain>
        <domain id="C1"><class>lu.uni.adtool.domains.adtpredefined.MinCost</class></domain>
        <domain id="T1"><class>lu.uni.adtool.domains.adtpredefined.MinTimeSeq</class></domain>
        <domain id="D1"><class>lu.uni.adtool.domains.adtpredefined.DiffLMH</class></domain>
      </adtree>
      """)
    #expect(model.trees == ["Open-the-safe"])
    #expect(model.forest["Open-the-safe"]?.children == ["Learn-it", "Find-the-owner"])
    #expect(model.forest["Learn-it"]?.children == ["Find-the-owner", "Persuade-unless-stopped"])
    #expect(model.forest["Persuade-unless-stopped"]?.children == ["Persuade", "Guard"])
    guard case .step(let persuade)? = model.forest["Persuade"],
      case .step(let guardian)? = model.forest["Guard"]
    else {
      Issue.record("the steps are missing")
      return
    }
    #expect(persuade.probability == .point(0.25) && persuade.cost == .point(300))
    #expect(persuade.time == .point(2) && persuade.skill == .high && persuade.role == .attack)
    #expect(guardian.role == .defence && guardian.probability == .point(0.75))
  }

  @Test("Trees with order become sequences")
  func order() throws {
    let model = try load(
      """
      <sandtree><node refinement="sequential"><label>goal</label>
        <node><label>first</label><parameter domainId="ProbSucc1">0.5</parameter></node>
        <node><label>second</label><parameter domainId="ProbSucc1">0.5</parameter></node>
      </node></sandtree>
      """)
    guard case .gate(let gate)? = model.forest["goal"] else {
      Issue.record("the gate is missing")
      return
    }
    #expect(gate.kind == .sequence && gate.children == ["first", "second"])
  }
}
