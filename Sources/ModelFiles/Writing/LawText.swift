// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Laws and estimates as the model language writes them, on one line.
enum LawText {
  /// The estimate: a number, or a mapping of one law.
  static func text(_ estimate: Estimate) -> String {
    switch (estimate.value, estimate.exposure) {
    case (.distribution(let law), nil): text(law)
    case (.distribution(let law), let exposure?): "{rate: \(text(law)), exposure: \(exposure)}"
    case (.parameter(let name), nil): "{parameter: \(name)}"
    case (.parameter(let name), let exposure?):
      "{rate: {parameter: \(name)}, exposure: \(exposure)}"
    }
  }

  /// The law: a number, or a mapping.
  ///
  /// A metalog law is written by as many percentiles as it has coefficients, which give the same law.
  static func text(_ law: Distribution) -> String {
    switch law {
    case .point(let value): "\(value)"
    case .uniform(let low, let high): "{uniform: \(list([low, high]))}"
    case .triangular(let low, let mode, let high): "{triangular: \(list([low, mode, high]))}"
    case .pert(let low, let mode, let high, let lambda):
      "{pert: {min: \(low), mode: \(mode), max: \(high), lambda: \(lambda)}}"
    case .beta(let alpha, let beta): "{beta: \(list([alpha, beta]))}"
    case .normal(let mean, let deviation): "{normal: {mean: \(mean), sd: \(deviation)}}"
    case .lognormal(let mu, let sigma): "{lognormal: {mu: \(mu), sigma: \(sigma)}}"
    case .gamma(let shape, let scale): "{gamma: {shape: \(shape), scale: \(scale)}}"
    case .exponential(let mean): "{exponential: {mean: \(mean)}}"
    case .weibull(let shape, let scale): "{weibull: {shape: \(shape), scale: \(scale)}}"
    case .pareto(let minimum, let shape): "{pareto: {min: \(minimum), shape: \(shape)}}"
    case .generalizedPareto(let location, let scale, let shape):
      "{generalized-pareto: {location: \(location), scale: \(scale), shape: \(shape)}}"
    case .metalog(let coefficients, let lower, let upper):
      metalog(law, coefficients.count, bounds(lower, upper))
    case .empirical(let data): "{empirical: \(list(data))}"
    case .poisson(let mean): "{poisson: {mean: \(mean)}}"
    case .negativeBinomial(let mean, let size):
      "{negative-binomial: {mean: \(mean), size: \(size)}}"
    case .binomial(let trials, let probability):
      "{binomial: {trials: \(trials), probability: \(probability)}}"
    case .discrete, .mixture, .truncated, .scaled, .probabilityOfRate, .posterior: nested(law)
    }
  }

  private static func nested(_ law: Distribution) -> String {
    switch law {
    case .discrete(let values):
      "{discrete: {values: \(list(values.map(\.value))), weights: \(list(values.map(\.weight)))}}"
    case .mixture(let parts):
      "{mixture: ["
        + parts.map { "{weight: \($0.weight), of: \(text($0.distribution))}" }
        .joined(separator: ", ") + "]}"
    case .truncated(let base, let lower, let upper):
      "{truncated: {of: \(text(base))\(bounds(lower, upper))}}"
    case .scaled(let base, let factor, let offset):
      "{scaled: {of: \(text(base)), by: \(factor), plus: \(offset)}}"
    case .probabilityOfRate(let base, let exposure):
      "{rate: \(text(base)), exposure: \(exposure)}"
    case .posterior:
      "{empirical: \(list((0..<200).map { law.quantile((Double($0) + 0.5) / 200) }))}"
    default: text(law)
    }
  }

  private static func metalog(_ law: Distribution, _ count: Int, _ bounds: String) -> String {
    let percentiles = (1...count).map { index in
      let percent = Double(index) * 100 / Double(count + 1)
      return "p\(percent): \(law.quantile(percent / 100))"
    }
    return "{metalog: {\(percentiles.joined(separator: ", "))\(bounds)}}"
  }

  private static func bounds(_ lower: Double?, _ upper: Double?) -> String {
    (lower.map { ", min: \($0)" } ?? "") + (upper.map { ", max: \($0)" } ?? "")
  }

  private static func list(_ values: [Double]) -> String {
    "[" + values.map { "\($0)" }.joined(separator: ", ") + "]"
  }
}
