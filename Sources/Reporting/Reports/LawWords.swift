// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Laws in a few words: `beta(4, 38)`, `pert(0.1, 0.2, 0.4)`.
enum LawWords {
  /// The name of the family with its parameters, those of nested laws left out.
  static func text(_ law: Distribution) -> String {
    switch law {
    case .point(let value): number(value)
    case .uniform(let minimum, let maximum): call("uniform", minimum, maximum)
    case .triangular(let minimum, let mode, let maximum):
      call("triangular", minimum, mode, maximum)
    case .pert(let minimum, let mode, let maximum, _): call("pert", minimum, mode, maximum)
    case .beta(let alpha, let beta): call("beta", alpha, beta)
    case .normal(let mean, let deviation): call("normal", mean, deviation)
    case .lognormal(let mu, let sigma): call("lognormal", mu, sigma)
    case .gamma(let shape, let scale): call("gamma", shape, scale)
    case .exponential(let mean): call("exponential", mean)
    case .weibull(let shape, let scale): call("weibull", shape, scale)
    case .pareto(let minimum, let shape): call("pareto", minimum, shape)
    case .truncated(let base, _, _): "truncated \(text(base))"
    case .scaled(let base, let factor, _): "\(number(factor)) x \(text(base))"
    case .probabilityOfRate(let base, _): "1 - exp(-\(text(base)))"
    case .posterior(let base, _): "\(text(base)), updated"
    default: String(describing: law).prefix { $0 != "(" }.description
    }
  }

  private static func call(_ name: String, _ parameters: Double...) -> String {
    "\(name)(\(parameters.map(number).joined(separator: ", ")))"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e6 ? String(Int(value)) : NumberFormat.short(value)
  }
}
