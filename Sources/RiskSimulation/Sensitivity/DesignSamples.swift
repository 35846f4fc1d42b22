// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Two quasi-random samples of a program's numbers, in independent replicates.
///
/// The points have a dimension for each number in each sample, those of the first sample before those of the second and the numbers that
/// matter before others; as Saltelli and others (2010) advise.
struct DesignSamples: Sendable {
  /// The draws of each sample.
  let draws: Int
  private let program: ColumnProgram
  private let first: QuasiUniforms
  private let second: QuasiUniforms
  private let tile: Int

  /// Makes samples of at most a number of draws, some from each replicate.
  init(_ scenario: CompiledScenario, draws most: Int) {
    program = scenario.program
    let replicates = SamplingDesign.replicates
    var tile = 1
    while tile < TrialBlock.size, 2 * tile * replicates <= most { tile *= 2 }
    self.tile = tile
    draws = tile * replicates * max(most / (tile * replicates), 1)
    let quantities = program.copula.quantities
    let half = SobolDirections.maximumDimensions / 2
    var order = ParameterImportance.ranked(scenario)
    let known = Set(order)
    order += quantities.indices.filter { !known.contains($0) && !quantities[$0].isChance }
    let count = min(order.count, half)
    var dimensions = [Int?](repeating: nil, count: quantities.count)
    for (place, quantity) in order.prefix(count).enumerated() { dimensions[quantity] = place }
    let directions = SobolDirections(dimensions: 2 * count)
    first = QuasiUniforms(
      quantities, dimensions: dimensions, directions, replicates: replicates, tile: tile)
    // A space cannot stand in a name, so no quantity has such a stream.
    let others = quantities.map {
      DrawnQuantity(
        name: "\($0.name) second", stream: NamedStream(seed: 0x5EED, name: "\($0.name) second"),
        isChance: $0.isChance)
    }
    second = QuasiUniforms(
      others, dimensions: dimensions.map { $0.map { $0 + count } }, directions,
      replicates: replicates, tile: tile)
  }

  /// The first sample with some numbers from the second one; correlated numbers are made of those that are drawn.
  func mixed(_ swapped: Set<Int>) -> any UniformSource {
    program.copula.applied(to: MixedUniforms(first, second, swapped: swapped))
  }

  /// All numbers.
  var everything: Set<Int> { Set(program.copula.quantities.indices) }

  /// Values in the order of the draws, replicate by replicate.
  func sorted(_ values: [Double]) -> [Double] {
    (0..<SamplingDesign.replicates).flatMap { replicate in
      stride(from: replicate * tile, to: values.count, by: tile * SamplingDesign.replicates)
        .flatMap { values[$0..<min($0 + tile, values.count)] }
    }
  }
}
