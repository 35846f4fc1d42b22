// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import Foundation
import TestSupport
import Testing

/// Depth and width are bounded by memory alone: no recursion, no quadratic step.
@Suite("Large trees")
struct LargeTreeTests {
  @Test("A chain of gates 50,000 deep is evaluated")
  func chain() throws {
    var nodes = [Tree.step("s0", 0.5)]
    var top = "s0"
    for level in 1...50_000 {
      nodes.append(Tree.step("s\(level)", 1e-6))
      nodes.append(Tree.gate("g\(level)", .any, [top, "s\(level)"]))
      top = "g\(level)"
    }
    let forest = AttackForest(nodes)
    let program = try ProbabilityProgram(StructureFunction(goals: [top], in: forest))
    let found = program.evaluate(program.inputs.map { $0 == "s0" ? 0.5 : 1e-6 })[0]
    let expected = 1 - 0.5 * (0..<50_000).reduce(1.0) { product, _ in product * (1 - 1e-6) }
    #expect(abs(found - expected) <= 1e-9)
  }

  @Test("A gate with 20,000 steps is one operation")
  func wide() throws {
    let names = (0..<20_000).map { "s\($0)" }
    let forest = AttackForest(names.map { Tree.step($0, 1e-5) } + [Tree.gate("goal", .any, names)])
    let program = try ProbabilityProgram(StructureFunction(goals: ["goal"], in: forest))
    #expect(program.operations.count == 1)
  }

  @Test("Every row and every column of a grid, by inclusion and exclusion")
  func grid() throws {
    let (size, missing) = (9, 0.7)
    let program = try ProbabilityProgram(
      StructureFunction(goals: ["goal"], in: Known.grid(size)))
    let found = program.evaluate(program.inputs.map { _ in 1 - missing })[0]
    var expected = 0.0
    for rows in 0...size {
      for columns in 0...size {
        let sign = (rows + columns) % 2 == 0 ? 1.0 : -1.0
        let steps = Double(size * (rows + columns) - rows * columns)
        expected +=
          sign * Known.choose(size, rows) * Known.choose(size, columns) * pow(missing, steps)
      }
    }
    // The sum loses four digits by cancellation.
    #expect(abs(found - expected) <= 1e-11 * found)
  }
}
