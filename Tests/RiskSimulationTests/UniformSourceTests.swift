// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import RiskSimulation

@Suite("Where uniform numbers come from")
struct UniformSourceTests {
  /// The same number for every trial: a quantity's index.
  private struct Marked: UniformSource {
    func fill(_ column: UnsafeMutableBufferPointer<Double>, quantity: Int, firstTrial: UInt64) {
      column.update(repeating: (Double(quantity) + 1) / 8)
    }
  }

  private func columns(_ uniforms: (any UniformSource)?) throws -> [Double] {
    var builder = ProgramBuilder(seed: 3)
    let unit = Distribution.uniform(minimum: 0, maximum: 1)
    let registers = [
      try builder.draw("a", unit), try builder.draw("b", unit, isChance: true),
      try builder.draw("a", unit),
    ]
    let program = ColumnProgram(builder, outputs: registers)
    #expect(program.quantities.map(\.name) == ["a", "b"])
    #expect(program.quantities.map(\.isChance) == [false, true])
    let memory = ColumnMemory(for: program)
    program.run(in: memory, firstTrial: 512, uniforms: uniforms)
    return registers.map { memory.column(program.slot($0))[5] }
  }

  @Test("Plain sampling draws each quantity from the stream of its name")
  func plain() throws {
    let expected = ["a", "b", "a"].map { NamedStream(seed: 3, name: $0).uniform(trial: 517) }
    #expect(try columns(nil) == expected)
  }

  @Test("Another source takes its place for every drawn column")
  func other() throws {
    #expect(try columns(Marked()) == [0.125, 0.25, 0.125])
  }
}
