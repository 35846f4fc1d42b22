// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// Applies changes to a model, in their order; what is wrong with them becomes findings.
struct ModelChangeApplication {
  /// What decoders share.
  let context: DecodingContext

  /// Applies changes.
  ///
  /// - Complexity: O(changes x elements of the model).
  func apply(_ changes: [ModelChange], to model: inout Model) {
    for change in changes { apply(change, to: &model) }
  }

  /// Reports terms of a transfer that cannot be.
  private func checkTerms(_ places: [EstimatePlace], _ change: ModelChange, _ model: Model) {
    for place in places {
      guard case .term(let control, let index, let amount) = place,
        case .transfer(let terms)? = model.controls[control]?.effects[index].change,
        let number = terms[amount]
      else { continue }
      if number < 0 {
        context.error(
          "negative-terms", "'\(place.name)' cannot be negative", at: change.location())
      }
      if terms.basis == .year, terms.hasAggregate {
        context.error(
          "aggregate-terms", "'\(amount.rawValue)' stands only beside 'basis: event'",
          at: change.location(),
          hint: "with 'basis: year', 'deductible' and 'limit' are those of the year")
      }
    }
  }

  private func apply(_ change: ModelChange, to model: inout Model) {
    let places: [EstimatePlace]
    do {
      places = try model.places(named: change.target)
    } catch {
      let code = if case .unknown = error { "unknown-target" } else { "ambiguous-target" }
      context.error(code, error.description, at: change.location(), hint: error.hint)
      return
    }
    switch change.operation {
    case .set: set(places, change, &model)
    case .multiply:
      scale(places, change, &model) { _ in number(change, .plain).map { LinearChange(factor: $0) } }
    case .add:
      scale(places, change, &model) { [model] place in
        number(change, model.unit(at: place)).map { LinearChange(offset: $0) }
      }
    }
    checkTerms(places, change, model)
  }

  private func set(_ places: [EstimatePlace], _ change: ModelChange, _ model: inout Model) {
    guard let node = node(of: change) else { return }
    for place in places {
      let reader = EstimateReader(context: context)
      let unit = model.unit(at: place)
      guard let estimate = reader.estimate(node, unit, named: place.name) else { return }
      if case .term = place {
        guard case .distribution(.point) = estimate.value else {
          context.error(
            "not-a-number", "'\(place.name)' is a known number, not a law", at: node.location,
            hint: "write for example 10k \(model.currency)")
          return
        }
      }
      model[place] = estimate
      model.locations[.estimate(place.name)] = node.location
    }
  }

  private func scale(
    _ places: [EstimatePlace], _ change: ModelChange, _ model: inout Model,
    _ step: (EstimatePlace) -> LinearChange?
  ) {
    let present = places.filter { model[$0] != nil }
    if present.isEmpty {
      context.error(
        "nothing-to-change", "'\(change.target)' has no number yet", at: change.location(),
        hint: "set it with '='")
    }
    for place in present {
      guard let linear = step(place) else { return }
      model[place] = model[place]?.changed(by: linear)
      model.locations[.estimate(place.name)] = change.location(column: change.valueColumn)
    }
  }

  private func number(_ change: ModelChange, _ unit: Unit) -> Double? {
    let text = change.value.split(separator: " ").joined(separator: " ")
    if let value = context.numbers.parse(text, as: unit) { return value }
    context.error(
      "invalid-number", "'\(text)' is not a number of the unit that is needed here",
      at: change.location(column: change.valueColumn),
      hint: "write for example \(unit.examples(currency: context.numbers.currency))")
    return nil
  }

  /// The value; what stands before it in the change is blank, so that columns are those of the change.
  private func node(of change: ModelChange) -> YAMLNode? {
    let blank = String(repeating: " ", count: change.valueColumn - 1)
    do {
      let file = change.location().file
      return try YAMLReader.read(blank + change.value, file: file)
    } catch {
      // The parser may place what is missing at the end on a line that the change does not have.
      var finding = error
      if let place = error.location, place.line > 1, !change.value.contains(where: \.isNewline) {
        finding.location = change.location(column: change.text.unicodeScalars.count + 1)
      }
      context.report(finding)
      return nil
    }
  }
}

extension Model {
  /// The unit of the number at a place.
  func unit(at place: EstimatePlace) -> Unit {
    switch place {
    case .parameter: .shared
    case .step(_, let quantity): Self.unit(of: quantity)
    case .share: .probability
    case .attempts: .perYear
    case .patience: .hours
    case .damage, .magnitude, .cost, .premium, .term, .budget: .money
    case .controlEffect(let control, let index): unit(of: controls[control]?.effects[index])
    case .attackerEffect(let attacker, let index): unit(of: attackers[attacker]?.effects[index])
    }
  }

  private func unit(of effect: Effect?) -> Unit {
    switch effect?.change {
    case .reduce, .transfer: .probability
    case .add: effect.map { Self.unit(of: $0.quantity) } ?? .plain
    case .multiply, .eliminate, nil: .plain
    }
  }

  private static func unit(of quantity: Effect.Quantity) -> Unit {
    switch quantity {
    case .probability, .detection: .probability
    case .cost, .loss: .money
    case .time: .hours
    case .attempts: .perYear
    }
  }
}
