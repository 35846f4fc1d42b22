// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

@Suite("Prime implicants")
struct PrimeImplicantTests {
  /// What must happen and what must not, as two sets of bits.
  private struct Cube: Hashable {
    var happening: Int
    var absent: Int
  }

  @Test("They are those of enumeration over all sets of literals")
  func random() throws {
    for seed in 500..<UInt64(620) {
      let tree = RandomFaultTree.make(
        seed: seed, events: 3 + Int(seed % 4), gates: 2 + Int(seed % 9))
      let states = RandomFaultTree.states(of: tree)
      let function = try StructureFunction(goals: tree.goals, in: tree)
      let primes = try PrimeImplicants(function)
      let found = primes.top(100_000, probabilities: function.inputs.map { _ in 0.5 }).map {
        Cube(happening: bits($0.happening, tree), absent: bits($0.absent, tree))
      }
      let expected = expected(states, tree.events.count)
      #expect(primes.count == BigCount(UInt64(expected.count)), "seed \(seed)")
      #expect(found.count == expected.count && Set(found) == expected, "seed \(seed)")
    }
  }

  private func bits(_ names: [String], _ tree: FaultTree) -> Int {
    names.reduce(0) { bits, name in
      bits | 1 << (tree.events.firstIndex { $0.name == name } ?? 60)
    }
  }

  /// All cubes on which the function is true throughout, and of which no literal can be spared.
  private func expected(_ states: [Bool], _ events: Int) -> Set<Cube> {
    var implicants: Set<Cube> = []
    for happening in 0..<(1 << events) {
      for absent in 0..<(1 << events) where happening & absent == 0 {
        let holds = states.indices.allSatisfy { state in
          states[state] || state & happening != happening || state & absent != 0
        }
        if holds { implicants.insert(Cube(happening: happening, absent: absent)) }
      }
    }
    return implicants.filter { cube in
      (0..<events).allSatisfy { event in
        let (happening, absent) = (cube.happening & ~(1 << event), cube.absent & ~(1 << event))
        let smaller = Cube(happening: happening, absent: absent)
        return smaller == cube || !implicants.contains(smaller)
      }
    }
  }

  @Test("A choice has three: (A & B) | (not A & C) also by B & C, whatever A")
  func consensus() throws {
    let nodes = [
      Tree.step("a", 0.1), Tree.step("b", 0.2), Tree.step("c", 0.3),
      Tree.gate("ab", .all, ["a", "b"]), Tree.gate("ca", .unless, ["c", "a"]),
      Tree.gate("goal", .any, ["ab", "ca"]),
    ]
    let function = try StructureFunction(goals: ["goal"], in: AttackForest(nodes))
    let chances = function.inputs.map { ["a": 0.1, "b": 0.2, "c": 0.3][$0] ?? .nan }
    let found = try PrimeImplicants(function).top(10, probabilities: chances)
    #expect(found.map(\.happening) == [["c"], ["b", "c"], ["a", "b"]])
    #expect(found.map(\.absent) == [["a"], [], []])
    for (implicant, expected) in zip(found, [0.27, 0.06, 0.02]) {
      #expect(abs(implicant.probability - expected) < 1e-15)
    }
  }

  @Test("In a coherent tree they are the minimal attacks; a node limit ends in an error")
  func coherent() throws {
    let forest = RandomForest.make(seed: 3, steps: 14, gates: 20, isCoherent: true)
    let function = try StructureFunction(goals: ["goal"], in: forest)
    let attacks = try MinimalAttacks(function)
    #expect(try PrimeImplicants(function).count == attacks.count)
    #expect(throws: ExactAnalysisError.nodeLimit(3)) {
      _ = try PrimeImplicants(function, nodeLimit: 3)
    }
  }
}
