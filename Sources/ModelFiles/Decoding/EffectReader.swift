// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads one effect: a target and a change.
struct EffectReader {
  private let object: ObjectReader
  private let context: DecodingContext

  /// Makes a reader of an effect's fields.
  init(_ object: ObjectReader, _ context: DecodingContext) {
    self.object = object
    self.context = context
  }

  /// The effect, with the full name of its size; `nil` after a report.
  func effect(named name: String) -> Effect? {
    guard let target = target(), let key = change() else { return nil }
    switch key {
    case "eliminate":
      guard object.flag("eliminate") else {
        context.error("eliminate", "'eliminate' can only be true", at: object.location)
        return nil
      }
      return Effect(
        target: target, quantity: isOnSteps(target) ? .probability : .attempts,
        change: .eliminate)
    case "transfer":
      return transfer(named: name).map {
        Effect(target: target, quantity: .loss, change: .transfer($0))
      }
    default:
      return sized(key, target, named: name)
    }
  }

  private func target() -> Effect.Target? {
    let found = ["steps", "threats", "stride"].filter { object[$0] != nil }
    guard found.count == 1 else {
      context.error(
        "one-target", "an effect bears on one of steps, threats, stride", at: object.location)
      return nil
    }
    switch found[0] {
    case "steps": return .steps(object.names("steps"))
    case "threats": return .threats(object.names("threats"))
    default: return .categories(object.choices("stride", STRIDE.self))
    }
  }

  private func change() -> String? {
    let found = ["reduce", "raise", "multiply", "eliminate", "transfer"].filter {
      object[$0] != nil
    }
    guard found.count == 1, let key = found.first else {
      context.error(
        "one-change", "an effect has one of reduce, raise, multiply, eliminate, transfer",
        at: object.location)
      return nil
    }
    let hasSize = object["by"] != nil
    let needsSize = key != "eliminate" && key != "transfer"
    if hasSize == needsSize { return key }
    context.error(
      "effect-size", needsSize ? "'\(key)' needs 'by'" : "'\(key)' has no 'by'",
      at: object.location)
    return nil
  }

  private func sized(_ key: String, _ target: Effect.Target, named name: String) -> Effect? {
    guard let quantity = object.choice(key, Effect.Quantity.self) else { return nil }
    guard allowed(key).contains(quantity) else {
      context.error(
        "effect-does-not-fit", "'\(quantity.rawValue)' cannot be changed by '\(key)'",
        at: object.location,
        hint: "'\(key)' changes \(allowed(key).map(\.rawValue).joined(separator: ", "))")
      return nil
    }
    guard let size = object.estimate("by", unit(key, quantity), named: name) else { return nil }
    let change: Effect.Change =
      switch key {
      case "reduce": .reduce(by: size)
      case "raise": .add(size)
      default: .multiply(by: size)
      }
    return Effect(target: target, quantity: quantity, change: change)
  }

  private func allowed(_ key: String) -> [Effect.Quantity] {
    switch key {
    case "reduce": [.probability, .detection, .attempts, .loss]
    case "raise": [.cost, .time, .detection]
    default: Effect.Quantity.allCases
    }
  }

  private func unit(_ key: String, _ quantity: Effect.Quantity) -> Unit {
    switch (key, quantity) {
    case ("reduce", _), ("raise", .detection): .probability
    case ("raise", .cost): .money
    case ("raise", .time): .hours
    default: .plain
    }
  }

  private func transfer(named name: String) -> TransferTerms? {
    guard let node = object["transfer"],
      let fields = ObjectReader(node, as: .transfer, context),
      let share = fields.estimate("share", .probability, named: name)
    else { return nil }
    let basis = fields.choice("basis", TransferTerms.Basis.self) ?? .event
    let aggregates = ["aggregate-deductible", "aggregate-limit"]
    if basis == .year, let key = aggregates.first(where: { fields[$0] != nil }) {
      context.error(
        "aggregate-terms", "'\(key)' stands only beside 'basis: event'", at: node.location,
        hint: "with 'basis: year', 'deductible' and 'limit' are those of the year")
    }
    return TransferTerms(
      party: fields.text("party"), share: share, deductible: amount("deductible", fields) ?? 0,
      limit: amount("limit", fields), basis: basis,
      aggregateDeductible: amount(aggregates[0], fields) ?? 0,
      aggregateLimit: amount(aggregates[1], fields),
      premium: fields.estimate("premium", .money, named: name + ".premium"))
  }

  private func amount(_ key: String, _ fields: ObjectReader) -> Double? {
    guard let amount = fields.number(key, .money) else { return nil }
    if amount < 0 {
      context.error(
        "negative-terms", "deductible and limit cannot be negative", at: fields.location)
    }
    return amount
  }

  private func isOnSteps(_ target: Effect.Target) -> Bool {
    if case .steps = target { true } else { false }
  }
}
