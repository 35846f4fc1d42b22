// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles
import Testing

@Suite("Reading Galileo")
struct GalileoReadingTests {
  @Test("Gates, thresholds, probabilities, rates, comments and forward references")
  func reading() throws {
    let text = """
      // A pump station
      toplevel "station";
      "station" or "pumps" power;   /* names may
      stand without quotation marks */
      "pumps" 2of3 "p1" "p2" "p3";
      power pand "grid" "diesel";
      "p1" prob=0.1; "p2" lambda=1e-3; "p3" rate=0.01 shape=2;
      "grid" lambda=0 dorm=0.5;
      "diesel" prob=1;
      """
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString).dft")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(ForeignFormat.guess(file.path) == .galileo)
    let loaded = FaultTreeLoader(missionTime: 10).load([file.path])
    #expect(loaded.diagnostics.map(\.code) == ["order", "dormancy", "mission-time"])
    let tree = try #require(loaded.tree)
    #expect(tree.goals == [0])
    #expect(tree.gates.map(\.name) == ["station", "pumps", "power"])
    #expect(
      tree.gates.map(\.formula) == [
        .any([.gate(1), .gate(2)]), .atLeast(2, [.event(0), .event(1), .event(2)]),
        .all([.event(3), .event(4)]),
      ])
    #expect(tree.gates.map(\.isOrdered) == [false, false, true])
    #expect(
      tree.events[1].probability == .apply(.exponentialFailure, [.constant(1e-3), .constant(10)]))
    let imported = ModelImport(missionTime: 10).load([file.path], .galileo)
    let model = try #require(imported.model).model
    guard case .gate(let power)? = model.forest["power"], case .step(let p3)? = model.forest["p3"]
    else {
      Issue.record("the nodes are missing")
      return
    }
    #expect(power.kind == .sequence)
    // 1 - exp(-(0.01 * 10)^2)
    guard case .distribution(.point(let value)) = p3.probability.value else { return }
    #expect(abs(value - 0.009950166250831947) < 1e-15)
  }
}
