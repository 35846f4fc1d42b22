// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Draws the parameters of a scenario for the law of its year, as rows of numbers.
///
/// Draws come in blocks of 256, in which each of the 16 replicates has a tile of 16.
struct YearLawDraws: Sendable {
  /// How many neighbouring draws are of one replicate.
  static let tile = TrialBlock.size / SamplingDesign.replicates

  private let program: ColumnProgram
  private let columns: [Register]
  /// Threats of which the expected loss differs from the one with parameters integrated out.
  private let controls: [CompiledThreat]
  private let design: SamplingDesign

  /// Prepares the draws of a scenario.
  init(_ scenario: CompiledScenario, _ columns: [Register], like known: SamplingDesign?) {
    program = scenario.program
    self.columns = columns
    controls = scenario.compiled.filter { $0.isLinear && $0.expectedLoss != $0.integratedLoss }
    design = SamplingDesign(yearLawOf: scenario, like: known, tile: Self.tile)
  }

  /// The draws of blocks.
  ///
  /// O(draws x live columns); the number of threads has no bearing on the result.
  func blocks(_ blocks: Range<Int>, threads: Int) async -> [YearLawBlock] {
    let workers = max(1, min(threads, blocks.count))
    return await withTaskGroup(of: [(Int, YearLawBlock)].self) { group in
      for worker in 0..<workers {
        group.addTask { draw(Array(blocks.dropFirst(worker)), every: workers) }
      }
      var all: [(index: Int, block: YearLawBlock)] = []
      for await found in group { all += found }
      return all.sorted { $0.index < $1.index }.map(\.block)
    }
  }

  private func draw(_ blocks: [Int], every: Int) -> [(Int, YearLawBlock)] {
    let memory = ColumnMemory(for: program)
    let uniforms = design.uniforms(for: program)
    var expected = ThreatColumnSum(controls.map(\.expectedLoss), in: program)
    var integrated = ThreatColumnSum(controls.map(\.integratedLoss), in: program)
    return stride(from: 0, to: blocks.count, by: every).map { index in
      let first = UInt64(blocks[index] * TrialBlock.size)
      program.run(in: memory, firstTrial: first, uniforms: uniforms)
      expected.compute(memory)
      integrated.compute(memory)
      let controls = zip(expected.values, integrated.values).map { own, mean in
        // What rounding leaves says nothing.
        (own - mean).magnitude > 1e-9 * mean.magnitude ? own - mean : 0
      }
      return (blocks[index], YearLawBlock(rows: rows(memory), controls: controls))
    }
  }

  private func rows(_ memory: ColumnMemory) -> [Double] {
    let numbers = columns.map { memory.column(Int($0)) }
    var rows: [Double] = []
    rows.reserveCapacity(TrialBlock.size * columns.count)
    for draw in 0..<TrialBlock.size {
      for column in numbers { rows.append(column[draw]) }
    }
    return rows
  }
}
