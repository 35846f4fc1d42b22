// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Nodes and estimates as text for digests: every field, in a fixed order.
///
/// Written out, since models may have a million nodes, and reflection takes many times as long.
enum CanonicalText {
  /// A node.
  static func of(_ node: Node) -> String {
    switch node {
    case .step(let step): of(step)
    case .gate(let gate): of(gate)
    }
  }

  /// An estimate.
  static func of(_ estimate: Estimate) -> String {
    let value =
      switch estimate.value {
      case .distribution(let distribution): of(distribution)
      case .parameter(let name): "parameter \(quoted(name))"
      }
    let change = estimate.change.map { ";x \($0.factor) + \($0.offset)" } ?? ""
    return "(\(value);\(optional(estimate.exposure));\(quoted(estimate.source));"
      + "\(estimate.confidence?.rawValue ?? "-")\(change))"
  }

  private static func of(_ step: Step) -> String {
    let estimates = [step.probability, step.cost, step.time, step.detection].map { estimate in
      estimate.map(of) ?? "-"
    }
    let damage = step.damage.map { " damage \(of($0))" } ?? ""
    return "step \(quoted(step.name)) \(quoted(step.title)) \(step.role == .attack ? "a" : "d") "
      + estimates.joined(separator: " ") + " \(step.skill.name) \(list(step.targets)) "
      + "\(quoted(step.source)) \(step.confidence?.rawValue ?? "-") \(quoted(step.note))"
      + damage
  }

  private static func of(_ gate: Gate) -> String {
    let kind =
      switch gate.kind {
      case .any: "any"
      case .all: "all"
      case .sequence: "sequence"
      case .atLeast(let k): "at-least \(k)"
      case .unless: "unless"
      }
    return "gate \(quoted(gate.name)) \(quoted(gate.title)) \(kind) \(list(gate.children)) "
      + "\(list(gate.targets)) \(quoted(gate.note))"
      + (gate.damage.map { " damage \(of($0))" } ?? "")
  }

  private static func of(_ law: Distribution) -> String {
    switch law {
    case .point(let value): "point \(value)"
    case .uniform(let minimum, let maximum): "uniform \(minimum) \(maximum)"
    case .triangular(let minimum, let mode, let maximum): "triangular \(minimum) \(mode) \(maximum)"
    case .pert(let minimum, let mode, let maximum, let lambda):
      "pert \(minimum) \(mode) \(maximum) \(lambda)"
    case .beta(let alpha, let beta): "beta \(alpha) \(beta)"
    case .normal(let mean, let deviation): "normal \(mean) \(deviation)"
    case .lognormal(let mu, let sigma): "lognormal \(mu) \(sigma)"
    case .gamma(let shape, let scale): "gamma \(shape) \(scale)"
    case .exponential(let mean): "exponential \(mean)"
    case .weibull(let shape, let scale): "weibull \(shape) \(scale)"
    case .pareto(let minimum, let shape): "pareto \(minimum) \(shape)"
    case .generalizedPareto(let location, let scale, let shape):
      "generalized-pareto \(location) \(scale) \(shape)"
    case .metalog(let coefficients, let lower, let upper):
      "metalog \(coefficients) \(optional(lower)) \(optional(upper))"
    case .discrete(let values): "discrete \(values.map { "\($0.value):\($0.weight)" })"
    case .empirical(let data): "empirical \(data)"
    case .mixture(let parts): "mixture \(parts.map { "\($0.weight):(\(of($0.distribution)))" })"
    case .truncated(let law, let lower, let upper):
      "truncated (\(of(law))) \(optional(lower)) \(optional(upper))"
    case .scaled(let law, let factor, let offset): "scaled (\(of(law))) \(factor) \(offset)"
    case .probabilityOfRate(let law, let exposure): "rate (\(of(law))) \(exposure)"
    case .posterior(let law, let evidence): "posterior (\(of(law))) \(evidence)"
    case .poisson(let mean): "poisson \(mean)"
    case .negativeBinomial(let mean, let size): "negative-binomial \(mean) \(size)"
    case .binomial(let trials, let probability): "binomial \(trials) \(probability)"
    }
  }

  private static func optional(_ value: Double?) -> String { value.map { "\($0)" } ?? "-" }

  private static func list(_ names: [String]) -> String {
    "[" + names.map { quoted($0) }.joined(separator: ",") + "]"
  }

  /// Text whose end cannot be mistaken: its length stands before it.
  private static func quoted(_ text: String?) -> String {
    text.map { "\($0.utf8.count):\($0)" } ?? "-"
  }
}
