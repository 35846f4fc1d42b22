// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The second sample and the mixed ones: what total indices and swings are computed from.
///
/// Radial design: the first sample is that of the screening, each mixed sample has one number (or the
/// group of all that were screened out) from the second; Saltelli and others (2010).
struct SensitivityDesign {
  /// The measure at the first sample.
  let first: [Double]
  /// The measure at the second sample.
  let second: [Double]
  /// The variance of both.
  let variance: Double
  private let evaluation: DrawEvaluation
  private let threads: Int

  /// Evaluates the second sample.
  init(first: [Double], _ evaluation: DrawEvaluation, threads: Int) async throws {
    self.first = first
    self.evaluation = evaluation
    self.threads = threads
    let all = Set(evaluation.scenario.program.quantities.indices)
    second = try await Self.values(evaluation, first.count, threads, swapped: all)
    let both = first + second
    variance = Moments(of: both, count: both.count).variance
  }

  /// The total index of a group of numbers.
  func total(of group: Set<Int>) async throws -> SensitivityEstimate {
    if group.isEmpty { return SensitivityEstimate(value: 0, standardError: 0) }
    let mixed = try await Self.values(evaluation, first.count, threads, swapped: group)
    return SensitivityEstimate(count: first.count) {
      SobolEstimators.total(a: first[$0], mixed: mixed[$0], variance: variance)
    }
  }

  /// The measure's mean with a number at two levels, and the standard error of their difference.
  func swing(of quantity: Int, levels: [Double]) async throws -> (means: [Double], error: Double) {
    var ends: [[Double]] = []
    for level in levels {
      ends.append(
        try await Self.values(
          evaluation, first.count, threads, swapped: [], held: (quantity, level)))
    }
    let differences = zip(ends[0], ends[1]).map { $1 - $0 }
    return (
      ends.map { Moments(of: $0, count: $0.count).mean },
      Moments(of: differences, count: differences.count).standardError
    )
  }

  private static func values(
    _ evaluation: DrawEvaluation, _ draws: Int, _ threads: Int, swapped: Set<Int>,
    held: (quantity: Int, level: Double)? = nil
  ) async throws -> [Double] {
    let program = evaluation.scenario.program
    return try await evaluation.values(
      draws: draws, threads: threads,
      uniforms: MixedUniforms(
        program.quantities, seed: program.secondSeed, swapped: swapped, held: held))
  }
}

extension ColumnProgram {
  /// The seed of second samples: any, so long as it is always the same.
  fileprivate var secondSeed: UInt64 { 0x5EED }
}
