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
  private let design: SamplingDesign

  /// Prepares the draws of a scenario.
  init(_ scenario: CompiledScenario, _ columns: [Register], like known: SamplingDesign?) {
    program = scenario.program
    self.columns = columns
    design = SamplingDesign(yearLawOf: scenario, like: known, tile: Self.tile)
  }

  /// The count of numbers in a row.
  var width: Int { columns.count }

  /// The rows of blocks, each a list of the block's rows one after the other.
  ///
  /// O(draws x live columns); the number of threads has no bearing on the result.
  func rows(ofBlocks blocks: Range<Int>, threads: Int) async -> [[Double]] {
    let workers = max(1, min(threads, blocks.count))
    return await withTaskGroup(of: [(Int, [Double])].self) { group in
      for worker in 0..<workers {
        group.addTask { rows(ofBlocks: Array(blocks.dropFirst(worker)), every: workers) }
      }
      var all = Array(repeating: [Double](), count: blocks.count)
      for await found in group {
        for (block, rows) in found { all[block - blocks.lowerBound] = rows }
      }
      return all
    }
  }

  private func rows(ofBlocks blocks: [Int], every: Int) -> [(Int, [Double])] {
    let memory = ColumnMemory(for: program)
    let uniforms = design.uniforms(for: program)
    return stride(from: 0, to: blocks.count, by: every).map { index in
      let first = UInt64(blocks[index] * TrialBlock.size)
      program.run(in: memory, firstTrial: first, uniforms: uniforms)
      let numbers = columns.map { memory.column(Int($0)) }
      var rows: [Double] = []
      rows.reserveCapacity(TrialBlock.size * columns.count)
      for draw in 0..<TrialBlock.size { rows += numbers.map { $0[draw] } }
      return (blocks[index], rows)
    }
  }
}
