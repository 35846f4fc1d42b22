// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Distribution {
  /// The law of a number after evidence, by Bayes' rule.
  ///
  /// Conjugate where there is a conjugate law: beta (and the uniform law on `[0, 1]`) with successes,
  /// gamma (and the exponential law) with events, also truncated; else ``posterior(_:evidence:)``, which
  /// is computed by quadrature. Gelman and others, Bayesian Data Analysis, 3rd ed., 2.4 and 2.6.
  ///
  /// - Parameter evidence: What was counted.
  /// - Returns: The law; the same one if there is no evidence.
  /// - Complexity: O(evidence).
  public func updated(by evidence: [Evidence]) -> Distribution {
    var law = self
    var rest: [Evidence] = []
    for piece in evidence {
      if let conjugate = law.conjugate(piece) { law = conjugate } else { rest.append(piece) }
    }
    return rest.isEmpty ? law : .posterior(law, evidence: rest)
  }

  private func conjugate(_ evidence: Evidence) -> Distribution? {
    switch (self, evidence) {
    case (.beta(let alpha, let beta), .successes(let number, let trials)):
      .beta(alpha: alpha + Double(number), beta: beta + Double(trials - number))
    case (.uniform(minimum: 0, maximum: 1), .successes(let number, let trials)):
      .beta(alpha: 1 + Double(number), beta: 1 + Double(trials - number))
    case (.gamma(let shape, let scale), .events(let number, let years)):
      .gamma(shape: shape + Double(number), scale: scale / (1 + scale * years))
    case (.exponential(let mean), .events(let number, let years)):
      .gamma(shape: 1 + Double(number), scale: mean / (1 + mean * years))
    case (.truncated(let base, let lower, let upper), _):
      base.conjugate(evidence).map { .truncated($0, lower: lower, upper: upper) }
    default: nil
    }
  }
}
