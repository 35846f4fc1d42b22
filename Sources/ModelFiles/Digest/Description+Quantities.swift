// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Description {
  /// An estimate.
  static func of(_ estimate: Estimate) -> String {
    let value =
      switch estimate.value {
      case .distribution(let law): "distribution(" + of(law) + ")"
      case .parameter(let name): "parameter(" + text(name) + ")"
      }
    let change = estimate.change.map { ", change: " + String(reflecting: $0) } ?? ""
    return [
      "AttackTrees.Estimate(value: AttackTrees.Estimate.Value.", value, ", exposure: ",
      number(estimate.exposure), ", source: ", text(estimate.source), ", confidence: ",
      optional(estimate.confidence) { of($0) }, change, ")",
    ].joined()
  }

  /// How sure an estimate is.
  static func of(_ confidence: Confidence) -> String {
    "AttackTrees.Confidence." + confidence.rawValue
  }

  private static func of(_ law: Distribution) -> String {
    switch law {
    case .point(let value): "AttackTrees.Distribution.point(\(value))"
    case .pert(let minimum, let mode, let maximum, let lambda):
      "AttackTrees.Distribution.pert(minimum: \(minimum), mode: \(mode), maximum: \(maximum), "
        + "lambda: \(lambda))"
    case .uniform(let minimum, let maximum):
      "AttackTrees.Distribution.uniform(minimum: \(minimum), maximum: \(maximum))"
    case .triangular(let minimum, let mode, let maximum):
      "AttackTrees.Distribution.triangular(minimum: \(minimum), mode: \(mode), maximum: \(maximum))"
    case .beta(let alpha, let beta):
      "AttackTrees.Distribution.beta(alpha: \(alpha), beta: \(beta))"
    case .lognormal(let mu, let sigma):
      "AttackTrees.Distribution.lognormal(mu: \(mu), sigma: \(sigma))"
    case .gamma(let shape, let scale):
      "AttackTrees.Distribution.gamma(shape: \(shape), scale: \(scale))"
    default: String(reflecting: law)
    }
  }
}
