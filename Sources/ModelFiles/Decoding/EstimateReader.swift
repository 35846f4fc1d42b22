// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Reads estimates: numbers, laws and shared parameters.
struct EstimateReader {
  /// What decoders share.
  let context: DecodingContext

  /// The estimate of a value, or a report of what is wrong with it.
  ///
  /// - Parameters:
  ///   - node: The value.
  ///   - unit: The unit of its numbers.
  ///   - name: The estimate's full name, under which its place is kept.
  /// - Returns: The estimate, or `nil`.
  func estimate(_ node: YAMLNode, _ unit: Unit, named name: String) -> Estimate? {
    context.locations[.estimate(name)] = node.location
    switch node.content {
    case .scalar(let text): return scalar(text, node.location, unit)
    case .sequence:
      context.error(
        "wrong-kind", "expected a number or a law, but found a list", at: node.location,
        hint: "name the law, for example {pert: [0.1, 0.2, 0.4]}")
      return nil
    case .mapping(let members): return mapping(members, node.location, unit, named: name)
    }
  }

  private func scalar(_ text: String, _ location: SourceLocation, _ unit: Unit) -> Estimate? {
    if let value = context.numbers.parse(text, as: unit) { return .point(value) }
    if let law = LawReader(context, unit).counts(text, at: location) { return Estimate(law) }
    context.error(
      "invalid-number", "'\(text)' is not a number of the unit that is needed here", at: location,
      hint: "write for example \(unit.examples(currency: context.numbers.currency))")
    return nil
  }

  private func mapping(
    _ members: [YAMLNode.Member], _ location: SourceLocation, _ unit: Unit, named name: String
  ) -> Estimate? {
    let object = ObjectReader(members, at: location, as: .estimate, context)
    let keys = Shape.laws.map(\.key).filter { object[$0] != nil }
    guard keys.count == 1, let key = keys.first, let node = object[key] else {
      let found = keys.isEmpty ? "none" : keys.joined(separator: " and ")
      context.error(
        "one-law", "an estimate needs exactly one law, but has \(found)", at: location,
        hint: "for example {pert: [0.1, 0.2, 0.4]} or {value: 0.2}")
      return nil
    }
    guard var estimate = estimate(object, key, node, unit) else { return nil }
    estimate.source = object.text("source")
    estimate.confidence = object.choice("confidence", Confidence.self)
    if object["observed"] != nil {
      ObservationReader(context: context).read(object, of: .estimate(name))
    }
    return estimate
  }

  private func estimate(
    _ object: ObjectReader, _ key: String, _ node: YAMLNode, _ unit: Unit
  ) -> Estimate? {
    if key == "rate" { return probabilityOfRate(object, node, unit) }
    if object["exposure"] != nil {
      context.error("exposure", "'exposure' stands only beside 'rate'", at: object.location)
    }
    if key == "parameter" { return object.name("parameter").map { Estimate(.parameter($0)) } }
    if key == "value" { return object.number("value", unit).map { .point($0) } }
    return LawReader(context, unit).law(key, node).map { Estimate($0) }
  }

  private func probabilityOfRate(
    _ object: ObjectReader, _ node: YAMLNode, _ unit: Unit
  ) -> Estimate? {
    guard unit == .probability || unit == .shared else {
      context.error(
        "rate", "'rate' makes a probability, which does not fit here", at: node.location)
      return nil
    }
    guard object["exposure"] != nil else {
      context.error("exposure", "'rate' needs 'exposure' beside it", at: object.location)
      return nil
    }
    guard let exposure = object.number("exposure", .plain) else { return nil }
    guard exposure > 0 else {
      context.error("exposure", "the exposure must be positive", at: object.location)
      return nil
    }
    if case .mapping(let members) = node.content, members.map(\.key.name) == ["parameter"],
      case .scalar(let name) = members[0].value.content
    {
      return Estimate(.parameter(name), exposure: exposure)
    }
    return LawReader(context, .plain).law(of: node).map {
      Estimate(.distribution($0), exposure: exposure)
    }
  }
}
