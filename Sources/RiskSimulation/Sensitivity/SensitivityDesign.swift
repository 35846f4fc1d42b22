// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Two samples and the mixed ones: what total indices and swings are computed from.
///
/// Radial design: each mixed sample is the first one with one number (or the group of all that were screened out) from the
/// second; Saltelli and others (2010). All are quasi-random, in replicates that tell the errors.
struct SensitivityDesign {
  /// The measure at the first sample, replicate by replicate.
  let first: [Double]
  /// The variance of both samples.
  let variance: Double
  private let samples: DesignSamples
  private let evaluation: DrawEvaluation
  private let threads: Int

  /// Evaluates both samples.
  init(draws: Int, _ evaluation: DrawEvaluation, threads: Int) async throws {
    samples = DesignSamples(evaluation.scenario, draws: draws)
    self.evaluation = evaluation
    self.threads = threads
    first = try await Self.values(samples, evaluation, threads, samples.mixed([]))
    let second = try await Self.values(
      samples, evaluation, threads, samples.mixed(samples.everything))
    let both = first + second
    variance = Moments(of: both, count: both.count).variance
  }

  /// The total index of a group of numbers.
  func total(of group: Set<Int>) async throws -> SensitivityEstimate {
    if group.isEmpty { return SensitivityEstimate(value: 0, standardError: 0) }
    let mixed = try await Self.values(samples, evaluation, threads, samples.mixed(group))
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
          samples, evaluation, threads,
          HeldUniforms(samples.mixed([]), holding: quantity, at: level)))
    }
    let differences = zip(ends[0], ends[1]).map { $1 - $0 }
    return (
      ends.map { Moments(of: $0, count: $0.count).mean },
      SensitivityEstimate(count: differences.count) {
        differences[$0].reduce(0, +) / Double($0.count)
      }.standardError
    )
  }

  private static func values(
    _ samples: DesignSamples, _ evaluation: DrawEvaluation, _ threads: Int,
    _ uniforms: any UniformSource
  ) async throws -> [Double] {
    samples.sorted(
      try await evaluation.values(draws: samples.draws, threads: threads, uniforms: uniforms))
  }
}
