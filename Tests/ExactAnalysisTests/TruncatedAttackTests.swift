// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import Glibc
import TestSupport
import Testing

/// Likely attacks alone, and bounds from them, against enumeration.
@Suite("Truncated attacks")
struct TruncatedAttackTests {
  @Test("In coherent trees all likely attacks are kept, nothing else is, and the bounds hold")
  func coherent() throws {
    for seed in 1000..<UInt64(1080) {
      let forest = RandomForest.make(seed: seed, steps: 11, gates: 12, isCoherent: true)
      let brute = BruteForce(forest, goal: "goal")
      let function = try StructureFunction(goals: ["goal"], in: forest)
      let chances = Dictionary(
        uniqueKeysWithValues: brute.steps.map { ($0.name, BruteForce.probability(of: $0)) })
      let exact = brute.probability
      for least in [0.3, 0.02, 1e-6] {
        let found = try #require(
          TruncatedAttacks(function, at: function.inputs.map { chances[$0] ?? .nan }, least: least))
        let kept = Set((found.attacks.all(limit: 100_000) ?? []).map { $0.sorted() })
        let minimal = brute.minimalAttacks
        #expect(kept.isSubset(of: minimal), "seed \(seed)")
        let likely = minimal.filter { $0.reduce(1) { $0 * (chances[$1] ?? .nan) } >= found.cutoff }
        #expect(kept.isSuperset(of: likely), "seed \(seed) \(least)")
        // Sums of at most 2^11 terms.
        #expect(found.bounds.lower <= exact * (1 + 1e-12), "seed \(seed)")
        #expect(found.bounds.upper >= exact * (1 - 1e-12), "seed \(seed)")
        #expect(found.dropped >= 0 && found.cutoff < least * 2)
        if least == 1e-6 {
          #expect(found.bounds.upper - found.bounds.lower <= 1e-3 * exact, "seed \(seed)")
        }
      }
    }
  }

  @Test("With negation and exclusive gates the bounds hold, and every set kept has an attack in it")
  func general() throws {
    for seed in 1100..<UInt64(1200) {
      let tree = RandomFaultTree.make(seed: seed, events: 8, gates: 9)
      let function = try StructureFunction(goals: tree.goals, in: tree)
      let chances = function.events.map { event -> Double in
        if case .constant(let value)? = tree.events[event].probability { value } else { .nan }
      }
      let exact = try ProbabilityProgram(function).evaluate(chances)[0]
      let attacks = try #require(try MinimalAttacks(function).all(limit: 10_000))
      for least in [0.2, 1e-9] {
        // A goal that is always or never reached has no attacks to look for.
        guard let found = TruncatedAttacks(function, at: chances, least: least) else { continue }
        #expect(found.bounds.lower <= exact + 1e-12, "seed \(seed)")
        #expect(found.bounds.upper >= exact - 1e-12, "seed \(seed)")
        for kept in found.attacks.all(limit: 100_000) ?? [] {
          #expect(attacks.contains { Set($0).isSubset(of: kept) }, "seed \(seed)")
        }
        if least == 1e-9 {
          #expect(
            Set(attacks.map { Set($0) })
              == Set((found.attacks.all(limit: 10_000) ?? []).map { Set($0) }), "seed \(seed)")
          #expect(abs(found.bounds.upper - found.bounds.lower) < 1e-6, "seed \(seed)")
        }
      }
    }
  }

  @Test("Where not even the likeliest fit there is no answer rather than a wrong one")
  func limits() throws {
    let forest = RandomForest.make(seed: 3, steps: 14, gates: 20, isCoherent: true)
    let function = try StructureFunction(goals: ["goal"], in: forest)
    let chances = function.inputs.map { _ in 0.5 }
    #expect(TruncatedAttacks(function, at: chances, nodeLimit: 3)?.cutoff == nil)
    #expect(TruncatedAttacks(function, at: chances, workLimit: 1)?.cutoff == nil)
  }

  @Test("Far more inputs than a stack of the usual size could follow")
  func deep() throws {
    // (s0 & t0) | (s1 & t1) | ...: 20,000 pairs, each of 1e-8.
    let pairs = 20_000
    let steps = (0..<pairs).flatMap { [Tree.step("s\($0)", 1e-4), Tree.step("t\($0)", 1e-4)] }
    let gates = (0..<pairs).map { Tree.gate("g\($0)", .all, ["s\($0)", "t\($0)"]) }
    let goal = Tree.gate("goal", .any, (0..<pairs).map { "g\($0)" })
    let function = try StructureFunction(goals: ["goal"], in: AttackForest(steps + gates + [goal]))
    let found = try #require(
      TruncatedAttacks(function, at: function.inputs.map { _ in 1e-4 }))
    #expect(found.attacks.count == BigCount(UInt64(pairs)) && found.dropped == 0)
    let expected = -expm1(Double(pairs) * log1p(-1e-8))
    #expect(found.bounds.lower <= expected * (1 + 1e-9))
    #expect(found.bounds.upper >= expected * (1 - 1e-9))
  }

  @Test("What is missing below a conjunction counts only with what the conjunction needs beside it")
  func loss() throws {
    // Of the pair on the left nothing is kept above 1e-5; it matters only with the two on the right.
    let forest = AttackForest([
      Tree.step("a", 1e-4), Tree.step("b", 1e-4), Tree.step("c", 0.1), Tree.step("d", 0.1),
      Tree.step("e", 0.01), Tree.gate("left", .all, ["a", "b"]),
      Tree.gate("either", .any, ["left", "e"]), Tree.gate("goal", .all, ["either", "c", "d"]),
    ])
    let function = try StructureFunction(goals: ["goal"], in: forest)
    let chances = ["a": 1e-4, "b": 1e-4, "c": 0.1, "d": 0.1, "e": 0.01]
    let found = try #require(
      TruncatedAttacks(function, at: function.inputs.map { chances[$0] ?? .nan }, least: 1e-5))
    // Exactly (1e-8 + 0.01 - 1e-10) * 0.01; the attack of 1e-10 is missing.
    #expect(found.dropped >= 0.99e-10 * (1 - 0.01) && found.dropped <= 1.01e-10)
    #expect(found.bounds.lower <= 1.00000099e-4 && found.bounds.upper >= 1.00000099e-4)
  }
}
