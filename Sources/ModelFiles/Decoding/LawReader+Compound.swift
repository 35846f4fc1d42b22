// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

extension LawReader {
  func discrete(_ node: YAMLNode) -> Distribution? {
    let shape = Shape(
      "a discrete law",
      [Field("values", .numbers, required: true, ""), Field("weights", .numbers, "")])
    guard let object = ObjectReader(node, as: shape, context), let values = object["values"],
      let numbers = numbers(values)
    else { return nil }
    var weights = Array(repeating: 1.0, count: numbers.count)
    if let given = object["weights"] {
      guard let read = LawReader(context, .plain).numbers(given, count: numbers.count) else {
        return nil
      }
      weights = read
    }
    return .discrete(zip(numbers, weights).map { WeightedValue(value: $0, weight: $1) })
  }

  func mixture(_ node: YAMLNode) -> Distribution? {
    guard case .sequence(let nodes) = node.content else {
      context.error(
        "wrong-kind", "expected a list of {weight, of}, but found \(node.kind)", at: node.location)
      return nil
    }
    let shape = Shape(
      "a part of a mixture",
      [Field("weight", .number(.plain), required: true, ""), Field("of", .law, required: true, "")])
    let parts = nodes.compactMap { node -> WeightedDistribution? in
      guard let object = ObjectReader(node, as: shape, context), let of = object["of"],
        let weight = object.number("weight", .plain), let law = law(of: of)
      else { return nil }
      return WeightedDistribution(distribution: law, weight: weight)
    }
    return parts.count == nodes.count ? .mixture(parts) : nil
  }

  func truncated(_ node: YAMLNode) -> Distribution? {
    let shape = Shape(
      "a truncated law",
      [
        Field("of", .law, required: true, ""), Field("min", .number(unit), ""),
        Field("max", .number(unit), ""),
      ])
    guard let object = ObjectReader(node, as: shape, context), let of = object["of"],
      let law = law(of: of)
    else { return nil }
    return .truncated(
      law, lower: object.number("min", unit), upper: object.number("max", unit))
  }

  func scaled(_ node: YAMLNode) -> Distribution? {
    let shape = Shape(
      "a scaled law",
      [
        Field("of", .law, required: true, ""), Field("by", .number(.plain), ""),
        Field("plus", .number(unit), ""),
      ])
    guard let object = ObjectReader(node, as: shape, context), let of = object["of"],
      let law = law(of: of)
    else { return nil }
    let factor = object["by"] == nil ? 1 : object.number("by", .plain)
    let offset = object["plus"] == nil ? 0 : object.number("plus", unit)
    guard let factor, let offset else { return nil }
    return .scaled(law, factor: factor, offset: offset)
  }

  func poisson(_ node: YAMLNode) -> Distribution? {
    parameters(node, "a Poisson law", [("mean", unit)]).map { .poisson(mean: $0[0]) }
  }

  func negativeBinomial(_ node: YAMLNode) -> Distribution? {
    parameters(node, "a negative binomial law", [("mean", unit), ("size", .plain)]).map {
      .negativeBinomial(mean: $0[0], size: $0[1])
    }
  }

  func binomial(_ node: YAMLNode) -> Distribution? {
    let shape = Shape(
      "a binomial law",
      [
        Field("trials", .integer, required: true, ""),
        Field("probability", .number(.probability), required: true, ""),
      ])
    guard let object = ObjectReader(node, as: shape, context),
      let trials = object.integer("trials"),
      let probability = object.number("probability", .probability)
    else { return nil }
    return .binomial(trials: trials, probability: probability)
  }

  /// Posterior laws from counts: successes of trials, or events in years.
  func counts(_ node: YAMLNode) throws(DistributionError) -> Distribution? {
    if case .scalar(let text) = node.content {
      if let law = counts(text, at: node.location) { return law }
      context.error(
        "invalid-number", "'\(text)' is not a count", at: node.location,
        hint: "write for example 3 of 40")
      return nil
    }
    let isOfEvents = keys(node).all.contains("events")
    let (first, second) = isOfEvents ? ("events", "years") : ("successes", "trials")
    let shape = Shape(
      "counts",
      [
        Field(first, .number(.plain), required: true, ""),
        Field(second, .number(.plain), required: true, ""), Field("prior", .numbers, ""),
      ])
    guard let object = ObjectReader(node, as: shape, context),
      let number = object.number(first, .plain), let total = object.number(second, .plain)
    else { return nil }
    var prior = isOfEvents ? [0.5, 0] : [1, 1]
    if let given = object["prior"] {
      guard let read = LawReader(context, .plain).numbers(given, count: 2) else { return nil }
      prior = read
    }
    return isOfEvents
      ? try DistributionFit.gamma(
        events: number, exposure: total, priorShape: prior[0], priorRate: prior[1])
      : try DistributionFit.beta(
        successes: number, trials: total, priorAlpha: prior[0], priorBeta: prior[1])
  }

  /// The posterior of `3 of 40`; `nil` if the text does not have this form.
  func counts(_ text: String, at location: SourceLocation) -> Distribution? {
    let words = text.split(separator: " ").map(String.init)
    guard unit == .probability || unit == .shared, words.count == 3, words[1] == "of",
      let successes = ScalarNumber.integer(words[0]), let trials = ScalarNumber.integer(words[2])
    else { return nil }
    do {
      return try DistributionFit.beta(
        successes: Double(successes), trials: Double(trials), priorAlpha: 1, priorBeta: 1)
    } catch {
      context.error("invalid-law", "\(text): \(error)", at: location)
      return .point(0)
    }
  }
}
