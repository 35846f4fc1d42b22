// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
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
}
