// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// What cutting the list of minimal attacks off keeps, drops and loses.
@Suite("Truncation of minimal attacks")
struct TruncationTests {
  @Test("By order and by probability, against the whole list", arguments: 0..<UInt64(40))
  func againstList(seed: UInt64) throws {
    let forest = RandomForest.make(seed: seed, steps: 10, gates: 10, isCoherent: true)
    let attacks = try MinimalAttacks(StructureFunction(goals: ["goal"], in: forest))
    let chances = Known.probabilities(attacks.inputs, forest)
    let byName = Dictionary(uniqueKeysWithValues: zip(attacks.inputs, chances))
    let all = try #require(attacks.all(limit: 100_000)).map { steps in
      (order: steps.count, probability: steps.reduce(1) { $0 * (byName[$1] ?? .nan) })
    }
    for order in 1...4 {
      let found = attacks.truncation(order: order, probabilities: chances)
      let dropped = all.filter { $0.order > order }
      #expect(found.kept == BigCount(UInt64(all.count - dropped.count)))
      #expect(found.dropped == BigCount(UInt64(dropped.count)))
      #expect(Known.isClose(found.error, dropped.reduce(0) { $0 + $1.probability }, 1e-12))
    }
    for cutoff in [0.5, 0.05, 0.001] {
      let found = try #require(attacks.truncation(cutoff: cutoff, probabilities: chances))
      let dropped = all.filter { $0.probability < cutoff }
      #expect(found.dropped == BigCount(UInt64(dropped.count)))
      // A difference of sums: as exact as the larger sum allows.
      let sum = all.reduce(0) { $0 + $1.probability }
      #expect(abs(found.error - dropped.reduce(0) { $0 + $1.probability }) <= 1e-13 * sum)
    }
  }

  @Test("The error bounds what the probability loses")
  func bound() throws {
    for seed in 0..<UInt64(40) {
      let forest = RandomForest.make(seed: seed, steps: 9, gates: 9, isCoherent: true)
      let function = try StructureFunction(goals: ["goal"], in: forest)
      let attacks = try MinimalAttacks(function)
      let chances = Known.probabilities(attacks.inputs, forest)
      let kept = try #require(attacks.all(limit: 100_000)).filter { $0.count <= 2 }
      let exact = BruteForce(forest, goal: "goal")
      // Those states in which a kept attack is complete.
      let left = exact.isReached.indices.filter { state in
        let names = Set(exact.names(in: state))
        return kept.contains { $0.allSatisfy(names.contains) }
      }.reduce(0.0) { sum, state in
        sum
          + exact.steps.enumerated().reduce(1.0) { product, step in
            let chance = BruteForce.probability(of: step.element)
            return product * (state >> step.offset & 1 == 1 ? chance : 1 - chance)
          }
      }
      let error = attacks.truncation(order: 2, probabilities: chances).error
      #expect(exact.probability - left <= error + 1e-12, "seed \(seed)")
    }
  }

  @Test("Counts past what machine words hold: 40 of 200")
  func large() throws {
    let steps = (0..<200).map { Tree.step("s\($0)", 0.01) }
    let forest = AttackForest(
      steps + [Tree.gate("goal", .atLeast(40), (0..<200).map { "s\($0)" })])
    let attacks = try MinimalAttacks(StructureFunction(goals: ["goal"], in: forest))
    // C(200, 40), by Python's math.comb.
    #expect(attacks.count.description == "2050157995198589154962348028592667411382810")
    let none = attacks.truncation(order: 39, probabilities: attacks.inputs.map { _ in 0.01 })
    #expect(none.kept == BigCount(0) && none.dropped == attacks.count)
  }

  @Test("Single points of failure are the attacks of one step")
  func singles() throws {
    let forest = AttackForest([
      Tree.step("a"), Tree.step("b"), Tree.step("c"), Tree.gate("bc", .all, ["b", "c"]),
      Tree.gate("goal", .any, ["bc", "a"]),
    ])
    let attacks = try MinimalAttacks(StructureFunction(goals: ["goal"], in: forest))
    #expect(attacks.singleSteps == ["a"])
  }
}
