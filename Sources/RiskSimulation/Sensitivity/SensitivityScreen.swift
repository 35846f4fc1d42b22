// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// Picks the uncertain numbers that are worth a closer look, from one sample of all of them.
///
/// A number is scored by its rank correlation, by its first-order index and by that of the distance from
/// the mean, which shows numbers that only act together with others.
struct SensitivityScreen {
  /// The bins of levels.
  static let bins = 32

  private let values: [Double]
  private let ranks: [Double]
  private let distances: [Double]

  /// Prepares the values of the sample.
  init(_ values: [Double]) {
    self.values = values
    ranks = SobolEstimators.ranks(values)
    let mean = values.reduce(0, +) / Double(values.count)
    distances = SobolEstimators.ranks(values.map { ($0 - mean).magnitude })
  }

  /// The score of a number by its levels in the sample.
  func score(_ levels: [Double]) -> Double {
    let correlation = SobolEstimators.correlation(levels[...], ranks[...])
    let own = SobolEstimators.binned(levels: levels[...], values: values[...], bins: Self.bins)
    let spread = SobolEstimators.binned(
      levels: levels[...], values: distances[...], bins: Self.bins)
    return max(correlation * correlation, own, spread)
  }

  /// Spearman's rank correlation with a number; its levels are ranked as the numbers themselves.
  func rankCorrelation(_ levels: [Double]) -> SensitivityEstimate {
    let own = SobolEstimators.ranks(levels)
    return SensitivityEstimate(count: values.count) {
      SobolEstimators.correlation(own[$0], ranks[$0])
    }
  }

  /// The first-order index of a number.
  func firstOrder(_ levels: [Double]) -> SensitivityEstimate {
    SensitivityEstimate(count: values.count) {
      SobolEstimators.binned(levels: levels[$0], values: values[$0], bins: Self.bins)
    }
  }

  /// The levels of a quantity of a program in so many draws of the first sample, correlations applied.
  static func levels(of quantity: Int, in program: ColumnProgram, draws: Int) -> [Double] {
    let size = TrialBlock.size
    var levels = Array(repeating: 0.0, count: (draws + size - 1) / size * size)
    levels.withUnsafeMutableBufferPointer { levels in
      for start in stride(from: 0, to: levels.count, by: size) {
        program.independentUniforms.fill(
          UnsafeMutableBufferPointer(rebasing: levels[start..<(start + size)]), quantity: quantity,
          firstTrial: UInt64(start))
      }
    }
    return Array(levels.prefix(draws))
  }

  /// The levels of a stream in so many draws.
  static func levels(_ stream: NamedStream, draws: Int) -> [Double] {
    var levels = Array(repeating: 0.0, count: (draws + 1) / 2 * 2)
    levels.withUnsafeMutableBufferPointer { stream.fill($0, firstTrial: 0) }
    return Array(levels.prefix(draws))
  }
}
