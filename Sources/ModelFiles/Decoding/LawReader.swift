// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Reads laws: each key of ``Shape/laws`` with its forms.
struct LawReader {
  /// What decoders share.
  let context: DecodingContext
  /// The unit of the law's numbers.
  let unit: Unit

  /// Makes a reader of laws whose numbers are in a unit.
  init(_ context: DecodingContext, _ unit: Unit) {
    self.context = context
    self.unit = unit
  }

  /// A law in the place of a number: a number, or a mapping of one law.
  func law(of node: YAMLNode) -> Distribution? {
    guard case .mapping(let members) = node.content else {
      return values(node).number(of: node, unit).map { .point($0) }
    }
    let object = ObjectReader(
      members, at: node.location, as: Shape("a law", Shape.laws), context)
    let keys = Shape.laws.map(\.key).filter { object[$0] != nil }
    guard keys.count == 1, let key = keys.first, let value = object[key] else {
      context.error("one-law", "a law needs exactly one key", at: node.location)
      return nil
    }
    if key == "value" { return object.number("value", unit).map { .point($0) } }
    if key == "parameter" || key == "rate" {
      context.error(
        "one-law", "'\(key)' cannot stand inside another law", at: node.location)
      return nil
    }
    return law(key, value)
  }

  /// The law of a key; an impossible one is reported where it stands.
  func law(_ key: String, _ node: YAMLNode) -> Distribution? {
    do {
      guard let law = try parsed(key, node) else { return nil }
      try law.validate()
      return law
    } catch {
      context.error("invalid-law", "\(key): \(error)", at: node.location)
      return nil
    }
  }

  private func parsed(
    _ key: String, _ node: YAMLNode
  ) throws(DistributionError) -> Distribution? {
    switch key {
    case "uniform": uniform(node)
    case "triangular": triangular(node)
    case "pert": pert(node)
    case "beta": try beta(node)
    case "normal": try normal(node)
    case "lognormal": try lognormal(node)
    case "gamma": try gamma(node)
    case "exponential": exponential(node)
    case "weibull": try weibull(node)
    case "pareto": pareto(node)
    case "generalized-pareto": generalizedPareto(node)
    case "metalog": try metalog(node)
    case "discrete": discrete(node)
    case "empirical": numbers(node).map { .empirical($0) }
    case "mixture": mixture(node)
    case "truncated": truncated(node)
    case "scaled": scaled(node)
    case "counts": try counts(node)
    case "poisson": poisson(node)
    case "negative-binomial": negativeBinomial(node)
    case "binomial": binomial(node)
    default: nil
    }
  }

  /// A reader of single values at a place.
  func values(_ node: YAMLNode) -> ObjectReader {
    ObjectReader([], at: node.location, as: Shape("a law", []), context)
  }

  /// A list of numbers.
  func numbers(_ node: YAMLNode, count: Int? = nil) -> [Double]? {
    guard case .sequence(let nodes) = node.content else {
      context.error(
        "wrong-kind", "expected a list of numbers, but found \(node.kind)", at: node.location)
      return nil
    }
    if let count, nodes.count != count {
      context.error(
        "wrong-count", "expected \(count) numbers, but found \(nodes.count)", at: node.location)
      return nil
    }
    let values = nodes.compactMap { self.values($0).number(of: $0, unit) }
    return values.count == nodes.count ? values : nil
  }

  /// The numbers of a law's keys in its unit: all of `required`, or a report of what is missing.
  func parameters(_ node: YAMLNode, _ name: String, _ required: [(String, Unit)]) -> [Double]? {
    let fields = required.map { Field($0.0, .number($0.1), required: true, "") }
    guard let object = ObjectReader(node, as: Shape(name, fields), context) else { return nil }
    let values = required.compactMap { object.number($0.0, $0.1) }
    return values.count == required.count ? values : nil
  }

  /// The names of the keys of a mapping, and those among them that are percentiles.
  func keys(_ node: YAMLNode) -> (all: Set<String>, percentiles: [String]) {
    guard case .mapping(let members) = node.content else { return ([], []) }
    let names = members.map(\.key.name)
    return (Set(names), names.filter { Self.probability(ofKey: $0) != nil })
  }

  /// The percentiles of a mapping, by rising probability; other keys than `also` are reported.
  func percentiles(
    _ node: YAMLNode, _ name: String, count: Int?, also: [Field] = []
  ) -> (percentiles: [Percentile], object: ObjectReader)? {
    let keys = keys(node).percentiles
    let fields = keys.map { Field($0, .number(unit), "") } + also
    guard let object = ObjectReader(node, as: Shape(name, fields), context) else { return nil }
    if keys.count < 2 || (count != nil && keys.count != count) {
      context.error(
        "wrong-count",
        "\(name) needs \(count.map { "exactly \($0)" } ?? "two or more") percentiles",
        at: node.location, hint: "for example {p05: 1, p95: 10}")
      return nil
    }
    let found = keys.compactMap { key -> Percentile? in
      guard let probability = Self.probability(ofKey: key), let value = object.number(key, unit)
      else { return nil }
      return Percentile(probability: probability, value: value)
    }
    guard found.count == keys.count else { return nil }
    return (found.sorted { $0.probability < $1.probability }, object)
  }

  /// The probability of a percentile key such as `p05`, `p50` or `p97.5`.
  static func probability(ofKey key: String) -> Double? {
    guard key.hasPrefix("p") else { return nil }
    let digits = key.dropFirst()
    let isNumber = digits.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
    guard isNumber, digits.first != ".", digits.last != ".", let percent = Double(String(digits)),
      percent > 0, percent < 100
    else { return nil }
    return percent / 100
  }
}
