// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The logarithm of the likelihood of evidence as a function of the number it is about.
struct LogLikelihood: Sendable {
  private let evidence: [Evidence]

  /// Takes independent pieces of evidence together.
  init(_ evidence: [Evidence]) {
    self.evidence = evidence
  }

  /// The logarithm at a value; negative infinity where the evidence cannot happen.
  func callAsFunction(_ x: Double) -> Double {
    evidence.reduce(0) { $0 + Self.value($1, x) }
  }

  /// The values at which single pieces are likeliest.
  var modes: [Double] {
    evidence.map { piece in
      switch piece {
      case .successes(let number, let trials): Double(number) / Double(max(trials, 1))
      case .events(let number, let years): Double(number) / years
      case .thinnedEvents(let number, let years, let probabilities):
        Double(number) / (years * probabilities.reduce(0, +) / Double(probabilities.count))
      }
    }.filter(\.isFinite)
  }

  private static func value(_ piece: Evidence, _ x: Double) -> Double {
    switch piece {
    case .successes(let number, let trials):
      guard x >= 0, x <= 1 else { return -.infinity }
      let failures = trials - number
      return times(number, PinnedMath.log(x))
        + times(failures, x == 1 ? -.infinity : PinnedMath.log1p(-x))
    case .events(let number, let years):
      guard x >= 0 else { return -.infinity }
      return times(number, PinnedMath.log(x)) - x * years
    case .thinnedEvents(let number, let years, let probabilities):
      guard x >= 0 else { return -.infinity }
      return logMean(
        probabilities.map { times(number, PinnedMath.log(x * $0)) - x * $0 * years })
    }
  }

  /// A count times a logarithm; nothing for none, whatever the logarithm.
  private static func times(_ count: Int, _ logarithm: Double) -> Double {
    count == 0 ? 0 : Double(count) * logarithm
  }

  /// The logarithm of the mean of what has the given logarithms.
  private static func logMean(_ logarithms: [Double]) -> Double {
    let greatest = logarithms.max() ?? -.infinity
    guard greatest > -.infinity else { return greatest }
    let sum = logarithms.reduce(0) { $0 + PinnedMath.exp($1 - greatest) }
    return greatest + PinnedMath.log(sum / Double(logarithms.count))
  }
}
