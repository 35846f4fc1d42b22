// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// Random trees with all gates and shared nodes, against enumeration of all states.
@Suite("Random trees against brute force")
struct RandomTreeTests {
  private static let trees = 300

  private func values(_ names: [String], _ forest: AttackForest) -> [Double] {
    names.map { name in
      guard case .step(let step)? = forest[name],
        case .distribution(.point(let value)) = step.probability.value
      else { return .nan }
      return value
    }
  }

  @Test("The probability is that of enumeration, to 1e-12 relative", arguments: [true, false])
  func probability(isCoherent: Bool) throws {
    for seed in 0..<UInt64(Self.trees) {
      let forest = RandomForest.make(
        seed: seed, steps: 4 + Int(seed % 8), gates: 3 + Int(seed % 9), isCoherent: isCoherent)
      let expected = BruteForce(forest, goal: "goal").probability
      let program = try ProbabilityProgram(StructureFunction(goals: ["goal"], in: forest))
      let found = program.evaluate(values(program.inputs, forest))[0]
      // Enumeration adds up to 2^11 positive terms: 1e-12 leaves room for their rounding alone.
      #expect(abs(found - expected) <= 1e-12 * expected, "seed \(seed)")
    }
  }

  @Test("Up to 14 steps, all gates, shared nodes")
  func wide() throws {
    for seed in 1000..<UInt64(1004) {
      let forest = RandomForest.make(seed: seed, steps: 14, gates: 16, isCoherent: false)
      let expected = BruteForce(forest, goal: "goal").probability
      let program = try ProbabilityProgram(StructureFunction(goals: ["goal"], in: forest))
      let found = program.evaluate(values(program.inputs, forest))[0]
      #expect(abs(found - expected) <= 1e-12 * expected, "seed \(seed)")
    }
  }

  @Test("Minimal attacks are those of enumeration, defences being free", arguments: [true, false])
  func minimalAttacks(isCoherent: Bool) throws {
    for seed in 0..<UInt64(Self.trees) {
      let forest = RandomForest.make(
        seed: seed, steps: 4 + Int(seed % 6), gates: 3 + Int(seed % 7), isCoherent: isCoherent)
      let expected = BruteForce(forest, goal: "goal").minimalAttacks
      let attacks = try MinimalAttacks(StructureFunction(goals: ["goal"], in: forest))
      let found = try #require(attacks.all(limit: 100_000))
      #expect(Set(found.map { $0.sorted() }) == expected, "seed \(seed)")
      #expect(found.count == expected.count, "seed \(seed)")
      #expect(attacks.count == BigCount(UInt64(expected.count)), "seed \(seed)")
    }
  }

  @Test("All nodes of a tree as goals at once give the same probabilities as one by one")
  func severalGoals() throws {
    for seed in 0..<UInt64(40) {
      let forest = RandomForest.make(seed: seed, steps: 8, gates: 9, isCoherent: false)
      let names = forest.topologicalOrder(from: ["goal"])
      let together = try ProbabilityProgram(StructureFunction(goals: names, in: forest))
      let found = together.evaluate(values(together.inputs, forest))
      for (name, value) in zip(names, found) {
        let alone = try ProbabilityProgram(StructureFunction(goals: [name], in: forest))
        let expected = alone.evaluate(values(alone.inputs, forest))[0]
        #expect(abs(value - expected) <= 1e-12, "seed \(seed), node \(name)")
      }
    }
  }
}
