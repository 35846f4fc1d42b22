// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// What an attacker has to pay for when defences are in place.
@Suite("Attack and defence")
struct DefenceTests {
  /// Root = a' & (b | c') & !R2 with a' = a & !((v & !d) | (w & !e)), c' = c & !x,
  /// R2 = x & (y & !b) & (z & !d).
  private let game = AttackForest(
    ["a", "b", "c", "d", "e"].map { Tree.step($0) }
      + ["v", "w", "x", "y", "z"].map { Tree.defence($0, 0.5) } + [
        Tree.gate("vd", .unless, ["v", "d"]), Tree.gate("we", .unless, ["w", "e"]),
        Tree.gate("stop", .any, ["vd", "we"]), Tree.gate("a'", .unless, ["a", "stop"]),
        Tree.gate("c'", .unless, ["c", "x"]), Tree.gate("bc", .any, ["b", "c'"]),
        Tree.gate("yb", .unless, ["y", "b"]), Tree.gate("zd", .unless, ["z", "d"]),
        Tree.gate("r2", .all, ["x", "yb", "zd"]), Tree.gate("way", .all, ["a'", "bc"]),
        Tree.gate("goal", .unless, ["way", "r2"]),
      ])

  @Test(
    "The cheapest attack by defences in place",
    arguments: [
      ("", 20.0, "ac"), ("xyz", 25, "ab"), ("v", 36, "acd"), ("vw", 45, "acde"),
      ("vwxyz", 50, "abde"),
    ])
  func cheapest(holding: String, cost: Double, steps: String) throws {
    let costs: [String: Double] = ["a": 15, "b": 10, "c": 5, "d": 16, "e": 9]
    let attacks = try MinimalAttacks(
      StructureFunction(goals: ["goal"], in: game), holding: Set(holding.map(String.init)))
    let found = try #require(attacks.cheapest(costs: attacks.inputs.map { costs[$0] ?? .nan }))
    #expect(found.cost == cost)
    #expect(found.steps == steps.map(String.init))
  }

  private func front(
    _ nodes: [Node], attack: [String: Double], defence: [String: Double]
  ) throws -> [DefencePoint] {
    let forest = AttackForest(
      nodes + attack.keys.sorted().map { Tree.step($0) }
        + defence.keys.sorted().map { Tree.defence($0, 0.5) })
    let function = try StructureFunction(goals: ["goal"], in: forest)
    let costs = function.inputs.map { attack[$0] ?? defence[$0] ?? .nan }
    return try DefenceFront(function, costs: costs).points
  }

  @Test("Two locks, each opened at a price: (0,4) (2,20) (4,104) (6,120)")
  func twoLocks() throws {
    let points = try front(
      [
        Tree.gate("one", .any, ["a2", "a1"]), Tree.gate("d13", .unless, ["d1", "a3"]),
        Tree.gate("left", .unless, ["one", "d13"]), Tree.gate("two", .any, ["a1", "a4"]),
        Tree.gate("d25", .unless, ["d2", "a5"]), Tree.gate("right", .unless, ["two", "d25"]),
        Tree.gate("goal", .all, ["left", "right"]),
      ], attack: ["a1": 4, "a2": 8, "a3": 16, "a4": 8, "a5": 100], defence: ["d1": 2, "d2": 4])
    #expect(points.map(\.defenceCost) == [0, 2, 4, 6])
    #expect(points.map(\.attackValue) == [4, 20, 104, 120])
    #expect(points.map(\.defences) == [[], ["d1"], ["d2"], ["d1", "d2"]])
  }

  @Test("Two doors, each closed at a price: (0,1) (10,2) (20,blocked)")
  func twoDoors() throws {
    let points = try front(
      [
        Tree.gate("one", .unless, ["a1", "d1"]), Tree.gate("two", .unless, ["a2", "d2"]),
        Tree.gate("goal", .any, ["one", "two"]),
      ], attack: ["a1": 1, "a2": 2], defence: ["d1": 10, "d2": 10])
    #expect(points.map(\.defenceCost) == [0, 10, 20])
    #expect(points.map(\.attackValue) == [1, 2, .infinity])
  }

  @Test("Three doors that share two locks: (0,1) (10,3) (20,blocked)")
  func sharedLocks() throws {
    let points = try front(
      [
        Tree.gate("both", .any, ["d1", "d2"]), Tree.gate("one", .unless, ["a1", "both"]),
        Tree.gate("two", .unless, ["a2", "d1"]), Tree.gate("three", .unless, ["a3", "d2"]),
        Tree.gate("goal", .any, ["one", "two", "three"]),
      ], attack: ["a1": 1, "a2": 2, "a3": 3], defence: ["d1": 10, "d2": 10])
    #expect(points.map(\.defenceCost) == [0, 10, 20])
    #expect(points.map(\.attackValue) == [1, 3, .infinity])
  }
}
