// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import TestSupport
import Testing

/// Small probabilities keep their relative precision: nothing is computed as 1 minus nearly 1.
@Suite("Precision of small probabilities")
struct ProbabilityPrecisionTests {
  private func probability(_ nodes: [Node]) throws -> Double {
    let forest = AttackForest(nodes)
    let program = try ProbabilityProgram(StructureFunction(goals: ["goal"], in: forest))
    return program.evaluate(Known.probabilities(program.inputs, forest))[0]
  }

  @Test("Any of two steps of 1e-12, one of them unless a defence holds")
  func negatedBranch() throws {
    let found = try probability([
      Tree.step("a", 1e-12), Tree.step("b", 1e-12), Tree.defence("d", 0.75),
      Tree.gate("bd", .unless, ["b", "d"]), Tree.gate("goal", .any, ["a", "bd"]),
    ])
    #expect(Known.isClose(found, 1.25e-12 - 0.25e-24, 1e-15))
  }

  @Test("Two entangled ways past one defence, each of 1e-15")
  func entangled() throws {
    // (a & !d) | (b & !d) with d shared: (a + b - ab)(1 - d).
    let found = try probability([
      Tree.step("a", 1e-15), Tree.step("b", 3e-15), Tree.defence("d", 0.5),
      Tree.gate("ad", .unless, ["a", "d"]), Tree.gate("bd", .unless, ["b", "d"]),
      Tree.gate("goal", .any, ["ad", "bd"]),
    ])
    #expect(Known.isClose(found, 2e-15, 1e-14))
  }

  @Test("Eight sets of probabilities at once give the bits of one")
  func lanes() throws {
    let forest = RandomForest.make(seed: 11, steps: 12, gates: 14, isCoherent: false)
    let program = try ProbabilityProgram(StructureFunction(goals: ["goal"], in: forest))
    let sets = (0..<8).map { lane in
      program.inputs.indices.map { Double(($0 * 37 + lane * 11) % 97) / 96 }
    }
    let lanes = program.inputs.indices.map { input in
      SIMD8<Double>((0..<8).map { sets[$0][input] })
    }
    let found = program.evaluate(lanes)[0]
    for lane in 0..<8 { #expect(found[lane] == program.evaluate(sets[lane])[0]) }
  }
}
