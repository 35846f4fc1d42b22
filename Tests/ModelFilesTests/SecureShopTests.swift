// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles
import OrderedCollections
import Testing

/// What the guide names is there, and every tree is a real one.
@Suite("SecureShop")
struct SecureShopTests {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func load() throws -> Model {
    let paths = ["Trees", "Scenarios"].map { Self.package.appendingPathComponent($0).path }
    let loaded = ModelLoader().load(paths)
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
    return try #require(loaded.model).model
  }

  @Test("Three threats in each STRIDE category")
  func threats() throws {
    let model = try load()
    for category in STRIDE.allCases {
      #expect(model.threats.values.count { $0.stride == category } == 3, "\(category.title)")
    }
  }

  @Test("Every threat's tree has at least 8 steps and 3 levels, and several ways in")
  func trees() throws {
    let model = try load()
    for threat in model.threats.values {
      let steps = model.forest.steps(under: threat.goal)
      #expect(steps.count >= 8, "\(threat.name)")
      #expect(depth(of: threat.goal, model.forest) >= 3, "\(threat.name)")
    }
  }

  @Test("Steps are shared across trees")
  func sharing() throws {
    let model = try load()
    var uses: [String: Int] = [:]
    for threat in model.threats.values {
      for step in model.forest.steps(under: threat.goal) { uses[step.name, default: 0] += 1 }
    }
    #expect(uses.values.count { $0 >= 2 } >= 20)
  }

  @Test("Every step says where its numbers come from")
  func sources() throws {
    let model = try load()
    for step in model.forest.steps {
      let isSourced = step.source != nil || step.probability.source != nil
      let isRated = step.confidence != nil || step.probability.confidence != nil
      #expect(isSourced && isRated, "\(step.name)")
    }
  }

  @Test("The guide's mitigations, STRIDE matrix, responses and attackers are there")
  func catalogue() throws {
    let model = try load()
    #expect(model.controls.count >= 24 + 6)
    #expect(model.strideMatrix.count == 6)
    let decisions = Set(model.responses.map(\.decision))
    #expect(decisions == Set(Response.Decision.allCases))
    #expect(
      Set(model.attackers.keys) == ["opportunist", "organised-crime", "insider", "nation-state"])
    #expect(model.matrix != nil)
    #expect(model.trees.contains("compromise-system"))
    #expect(model.system.zones.count >= 4)
    #expect(!model.system.boundaries.isEmpty)
  }

  @Test(
    "The scenarios are there",
    arguments: [
      "uncontrolled", "current", "committed", "all-controls", "opportunist", "organised-crime",
      "insider", "nation-state", "focus-spoofing", "focus-tampering", "focus-repudiation",
      "focus-information-disclosure", "focus-denial-of-service", "focus-elevation-of-privilege",
    ])
  func scenarios(name: String) throws {
    #expect(try load().scenarios[name] != nil)
  }

  private func depth(of goal: String, _ forest: AttackForest) -> Int {
    var depths: [String: Int] = [:]
    for name in forest.topologicalOrder(from: [goal]) {
      let below = (forest[name]?.children ?? []).compactMap { depths[$0] }.max()
      depths[name] = below.map { $0 + 1 } ?? 1
    }
    return depths[goal] ?? 0
  }
}
