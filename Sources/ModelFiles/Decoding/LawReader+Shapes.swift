// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

extension LawReader {
  func uniform(_ node: YAMLNode) -> Distribution? {
    bounds(node, "uniform", ["min", "max"]).map { .uniform(minimum: $0[0], maximum: $0[1]) }
  }

  func triangular(_ node: YAMLNode) -> Distribution? {
    bounds(node, "triangular", ["min", "mode", "max"]).map {
      .triangular(minimum: $0[0], mode: $0[1], maximum: $0[2])
    }
  }

  func pert(_ node: YAMLNode) -> Distribution? {
    guard keys(node).all.contains("lambda") else {
      return bounds(node, "pert", ["min", "mode", "max"]).map {
        .pert(minimum: $0[0], mode: $0[1], maximum: $0[2], lambda: 4)
      }
    }
    let required = [("min", unit), ("mode", unit), ("max", unit), ("lambda", .plain)]
    return parameters(node, "a PERT law", required).map {
      .pert(minimum: $0[0], mode: $0[1], maximum: $0[2], lambda: $0[3])
    }
  }

  func beta(_ node: YAMLNode) throws(DistributionError) -> Distribution? {
    if case .sequence = node.content {
      return LawReader(context, .plain).numbers(node, count: 2).map {
        .beta(alpha: $0[0], beta: $0[1])
      }
    }
    if !keys(node).percentiles.isEmpty {
      guard let found = percentiles(node, "a beta law", count: 2) else { return nil }
      return try context.betaFit(found.percentiles)
    }
    if let pair = meanAndDeviation(node, "a beta law") {
      guard let pair = pair.values else { return nil }
      return try DistributionFit.beta(mean: pair[0], standardDeviation: pair[1])
    }
    return parameters(node, "a beta law", [("alpha", .plain), ("beta", .plain)]).map {
      .beta(alpha: $0[0], beta: $0[1])
    }
  }

  func normal(_ node: YAMLNode) throws(DistributionError) -> Distribution? {
    let (node, bounds) = withoutBounds(node)
    let law: Distribution?
    if !keys(node).percentiles.isEmpty {
      guard let found = percentiles(node, "a normal law", count: 2) else { return nil }
      law = try DistributionFit.normal(percentiles: found.percentiles)
    } else {
      law = parameters(node, "a normal law", [("mean", unit), ("sd", unit)]).map {
        .normal(mean: $0[0], standardDeviation: $0[1])
      }
    }
    return law.map { truncate($0, bounds) }
  }

  func lognormal(_ node: YAMLNode) throws(DistributionError) -> Distribution? {
    let (node, bounds) = withoutBounds(node)
    return try unboundedLognormal(node).map { truncate($0, bounds) }
  }

  private func unboundedLognormal(
    _ node: YAMLNode
  ) throws(DistributionError) -> Distribution? {
    if !keys(node).percentiles.isEmpty {
      guard let found = percentiles(node, "a lognormal law", count: 2) else { return nil }
      return try DistributionFit.lognormal(percentiles: found.percentiles)
    }
    if let pair = meanAndDeviation(node, "a lognormal law") {
      guard let pair = pair.values else { return nil }
      return try DistributionFit.lognormal(mean: pair[0], standardDeviation: pair[1])
    }
    let keys = keys(node).all
    if keys.contains("error-factor") {
      let centre = keys.contains("median") ? "median" : "mean"
      let required = [(centre, unit), ("error-factor", .plain)]
      guard let pair = parameters(node, "a lognormal law", required) else { return nil }
      return centre == "median"
        ? try DistributionFit.lognormal(median: pair[0], errorFactor: pair[1])
        : try DistributionFit.lognormal(mean: pair[0], errorFactor: pair[1])
    }
    return parameters(node, "a lognormal law", [("mu", .plain), ("sigma", .plain)]).map {
      .lognormal(mu: $0[0], sigma: $0[1])
    }
  }

  func gamma(_ node: YAMLNode) throws(DistributionError) -> Distribution? {
    if !keys(node).percentiles.isEmpty {
      guard let found = percentiles(node, "a gamma law", count: 2) else { return nil }
      return try DistributionFit.gamma(percentiles: found.percentiles)
    }
    if let pair = meanAndDeviation(node, "a gamma law") {
      guard let pair = pair.values else { return nil }
      return try DistributionFit.gamma(mean: pair[0], standardDeviation: pair[1])
    }
    return parameters(node, "a gamma law", [("shape", .plain), ("scale", unit)]).map {
      .gamma(shape: $0[0], scale: $0[1])
    }
  }

  func exponential(_ node: YAMLNode) -> Distribution? {
    if keys(node).all.contains("rate") {
      return parameters(node, "an exponential law", [("rate", .plain)]).map {
        .exponential(mean: 1 / $0[0])
      }
    }
    return parameters(node, "an exponential law", [("mean", unit)]).map {
      .exponential(mean: $0[0])
    }
  }

  func weibull(_ node: YAMLNode) throws(DistributionError) -> Distribution? {
    if !keys(node).percentiles.isEmpty {
      guard let found = percentiles(node, "a Weibull law", count: 2) else { return nil }
      return try DistributionFit.weibull(percentiles: found.percentiles)
    }
    return parameters(node, "a Weibull law", [("shape", .plain), ("scale", unit)]).map {
      .weibull(shape: $0[0], scale: $0[1])
    }
  }

  func pareto(_ node: YAMLNode) -> Distribution? {
    parameters(node, "a Pareto law", [("min", unit), ("shape", .plain)]).map {
      .pareto(minimum: $0[0], shape: $0[1])
    }
  }

  func generalizedPareto(_ node: YAMLNode) -> Distribution? {
    let required = [("location", unit), ("scale", unit), ("shape", .plain)]
    return parameters(node, "a generalised Pareto law", required).map {
      .generalizedPareto(location: $0[0], scale: $0[1], shape: $0[2])
    }
  }

  func metalog(_ node: YAMLNode) throws(DistributionError) -> Distribution? {
    let bounds = [Field("min", .number(unit), ""), Field("max", .number(unit), "")]
    guard let found = percentiles(node, "a metalog law", count: nil, also: bounds) else {
      return nil
    }
    return try DistributionFit.metalog(
      percentiles: found.percentiles, lower: found.object.number("min", unit),
      upper: found.object.number("max", unit))
  }

  /// Numbers in a list, or under their names.
  private func bounds(_ node: YAMLNode, _ name: String, _ keys: [String]) -> [Double]? {
    if case .sequence = node.content { return numbers(node, count: keys.count) }
    return parameters(node, "a \(name) law", keys.map { ($0, unit) })
  }

  /// Mean and standard deviation, if the mapping speaks of the latter; `values` is `nil` if they are
  /// not both there.
  private func meanAndDeviation(_ node: YAMLNode, _ name: String) -> (values: [Double]?, Void)? {
    guard keys(node).all.contains("sd") else { return nil }
    return (parameters(node, name, [("mean", unit), ("sd", unit)]), ())
  }

  /// The mapping without `min` and `max`, and these.
  private func withoutBounds(
    _ node: YAMLNode
  ) -> (node: YAMLNode, bounds: (lower: Double?, upper: Double?)) {
    guard case .mapping(let members) = node.content else { return (node, (nil, nil)) }
    func bound(_ key: String) -> Double? {
      members.first { $0.key.name == key }.flatMap { values($0.value).number(of: $0.value, unit) }
    }
    let rest = members.filter { !["min", "max"].contains($0.key.name) }
    let stripped = YAMLNode(content: .mapping(rest), location: node.location)
    return (stripped, (bound("min"), bound("max")))
  }

  private func truncate(
    _ law: Distribution, _ bounds: (lower: Double?, upper: Double?)
  ) -> Distribution {
    bounds.lower == nil && bounds.upper == nil
      ? law : .truncated(law, lower: bounds.lower, upper: bounds.upper)
  }
}
