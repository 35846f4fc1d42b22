// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// Minimal attacks one by one, the best first.
@Suite("Ranked attacks")
struct RankedAttackTests {
  /// All attacks of a random tree, ranked the slow way.
  private func sorted(
    _ attacks: MinimalAttacks, rising: Bool, _ value: ([String]) -> Double
  ) -> [RankedAttack] {
    (attacks.all(limit: 100_000) ?? []).map { $0.sorted() }
      .map { RankedAttack(steps: $0, value: value($0)) }
      .sorted { left, right in
        if left.value != right.value { return (left.value < right.value) == rising }
        return left.steps.lexicographicallyPrecedes(right.steps)
      }
  }

  private func attacks(seed: UInt64) throws -> (AttackForest, MinimalAttacks) {
    let forest = RandomForest.make(
      seed: seed, steps: 6 + Int(seed % 8), gates: 6 + Int(seed % 9), isCoherent: seed % 2 == 0)
    return (forest, try MinimalAttacks(StructureFunction(goals: ["goal"], in: forest)))
  }

  @Test("By cost and by order: all attacks in order, ties by names")
  func byCost() throws {
    for seed in 0..<UInt64(120) {
      let (_, attacks) = try attacks(seed: seed)
      // Few different costs, whole numbers: many ties, no rounding.
      let costs = attacks.inputs.map { Double($0.utf8.reduce(0) { $0 + Int($1) } % 3) }
      let cost = Dictionary(uniqueKeysWithValues: zip(attacks.inputs, costs))
      let byCost = sorted(attacks, rising: true) { $0.reduce(0) { $0 + (cost[$1] ?? .nan) } }
      #expect(Array(attacks.ranked(by: .cost(costs))) == byCost, "seed \(seed)")
      let byOrder = sorted(attacks, rising: true) { Double($0.count) }
      #expect(Array(attacks.ranked(by: .order)) == byOrder, "seed \(seed)")
      #expect(attacks.top(3, by: .order) == Array(byOrder.prefix(3)), "seed \(seed)")
    }
  }

  @Test("By probability: all attacks in order")
  func byProbability() throws {
    for seed in 0..<UInt64(120) {
      let (forest, attacks) = try attacks(seed: seed)
      let chances = attacks.inputs.map { name in
        forest.steps.first { $0.name == name }.map(BruteForce.probability(of:)) ?? .nan
      }
      let chance = Dictionary(uniqueKeysWithValues: zip(attacks.inputs, chances))
      let expected = sorted(attacks, rising: false) { $0.reduce(1) { $0 * (chance[$1] ?? .nan) } }
      #expect(Array(attacks.ranked(by: .probability(chances))) == expected, "seed \(seed)")
    }
  }

  @Test("Three of 2^70 attacks are found without the rest; equal ones in the order of names")
  func lazily() throws {
    var nodes: [Node] = []
    for pair in 10..<80 {
      nodes += [Tree.step("a\(pair)"), Tree.step("b\(pair)")]
      nodes.append(Tree.gate("p\(pair)", .any, ["a\(pair)", "b\(pair)"]))
    }
    nodes.append(Tree.gate("goal", .all, (10..<80).map { "p\($0)" }))
    let function = try StructureFunction(goals: ["goal"], in: AttackForest(nodes))
    let attacks = try MinimalAttacks(function)
    #expect(attacks.count.description == "1180591620717411303424")
    let first = attacks.top(3, by: .cost(attacks.inputs.map { _ in 0.1 }))
    #expect(first.map { $0.steps.filter { $0.hasPrefix("b") } } == [[], ["b79"], ["b78"]])
    #expect(first.allSatisfy { abs($0.value - 7) <= 1e-12 })
  }

  @Test("Attacks of infinite cost or no probability are left out")
  func impossible() throws {
    let nodes = [
      Tree.step("a"), Tree.step("b"), Tree.gate("goal", .any, ["a", "b"]),
    ]
    let attacks = try MinimalAttacks(
      StructureFunction(goals: ["goal"], in: AttackForest(nodes)))
    let infinite = attacks.inputs.map { $0 == "a" ? Double.infinity : 3 }
    #expect(attacks.top(9, by: .cost(infinite)) == [RankedAttack(steps: ["b"], value: 3)])
    #expect(attacks.cheapest(costs: [.infinity, .infinity]) == nil)
    #expect(attacks.likeliest(probabilities: [0, 0]) == nil)
  }
}
