// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// How soon a goal can be reached.
@Suite("Shortest time")
struct ShortestTimeTests {
  /// (AHN, ESV, RMS) in order, AHN = GATPN & GC, GATPN = AL | AW, AL = FLAP & SMA, AW = FW & BWK; minutes.
  private let minutes = [
    "rms": 30.0, "esv": 60, "gc": 600, "flap": 60, "sma": 30, "fw": 300, "bwk": 120,
  ]

  private func function() throws -> StructureFunction {
    let forest = AttackForest(
      minutes.keys.sorted().map { Tree.step($0) } + [
        Tree.gate("al", .all, ["flap", "sma"]), Tree.gate("aw", .all, ["fw", "bwk"]),
        Tree.gate("gatpn", .any, ["al", "aw"]), Tree.gate("ahn", .all, ["gatpn", "gc"]),
        Tree.gate("goal", .sequence, ["ahn", "esv", "rms"]),
      ])
    return try StructureFunction(goals: ["goal"], in: forest)
  }

  @Test("690 minutes with `all` in parallel, 780 one step at a time")
  func inOrder() throws {
    let function = try function()
    let times = function.inputs.map { minutes[$0] ?? .nan }
    let shortest = ShortestTime(function)
    #expect(try shortest.hours(times, .parallel) == 690)
    #expect(try shortest.hours(times, .oneByOne) == 780)
  }

  @Test("Two of three children are there with the second earliest; a shared step is done once")
  func thresholdAndSharing() throws {
    let forest = AttackForest([
      Tree.step("a"), Tree.step("b"), Tree.step("c"), Tree.gate("ab", .all, ["a", "b"]),
      Tree.gate("ac", .all, ["a", "c"]), Tree.gate("goal", .atLeast(2), ["ab", "ac", "c"]),
    ])
    let function = try StructureFunction(goals: ["goal"], in: forest)
    let times = function.inputs.map { ["a": 4.0, "b": 9, "c": 1][$0] ?? .nan }
    #expect(try ShortestTime(function).hours(times, .parallel) == 4)
    #expect(try ShortestTime(function).hours(times, .oneByOne) == 5)
  }
}
