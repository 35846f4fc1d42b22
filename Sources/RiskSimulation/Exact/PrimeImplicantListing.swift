// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// The prime implicants of a goal as far as they are asked for.
public struct PrimeImplicantListing: Hashable, Sendable {
  /// How many there are; `nil` if their diagram does not fit.
  public let count: BigCount?
  /// The likeliest.
  public let likeliest: [PrimeImplicants.Implicant]

  /// Finds them.
  init(_ subject: AnalysisSubject, _ options: GoalAnalysis.Options) {
    let primes = try? PrimeImplicants(subject.function, nodeLimit: options.nodeLimit)
    count = primes?.count
    likeliest = primes?.top(options.top, probabilities: subject.probabilities) ?? []
  }
}
