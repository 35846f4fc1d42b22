// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// An uncertain number of a model in words: whose it is, and what it says.
public struct NumberWords: Hashable, Sendable {
  /// The title of the step, threat, control or attacker, or the parameter's name.
  public private(set) var subject: String
  /// What the number is, as `threat: attempts a year`.
  public private(set) var meaning: String
  /// Whether it is a probability or a share, written as a percentage.
  public private(set) var isShare = false

  /// Finds the words for a number.
  ///
  /// - Parameters:
  ///   - name: The number's full name, as `ParameterName` makes it.
  ///   - model: The model that has the number.
  public init(_ name: String, in model: Model) {
    let parts = name.split(separator: ".").map(String.init)
    (subject, meaning) = (name, "number")
    guard parts.count > 1 else { return }
    switch parts[0] {
    case "step":
      subject = model.forest[parts[1]]?.label ?? parts[1]
      setStep(Array(parts.dropFirst(2)))
      if case .step(let step)? = model.forest[parts[1]], step.role == .defence, isShare {
        meaning = "defence: probability that it holds"
      }
    case "threat":
      subject = model.threats[parts[1]]?.label ?? parts[1]
      setThreat(Array(parts.dropFirst(2)))
    case "control":
      let control = model.controls[parts[1]]
      subject = control?.label ?? parts[1]
      set(Array(parts.dropFirst(2)), "control", control?.effects ?? [], model)
    case "attacker":
      let attacker = model.attackers[parts[1]]
      subject = parts[1]
      set(Array(parts.dropFirst(2)), "attacker", attacker?.effects ?? [], model)
    case "node":
      (subject, meaning) = (model.forest[parts[1]]?.label ?? parts[1], "damage when reached")
    default: (subject, meaning) = (parts.dropFirst().joined(separator: "."), "shared parameter")
    }
  }

  /// Both on one line.
  public var text: String { "\(subject) (\(meaning))" }

  /// A value of the number.
  public func value(_ number: Double) -> String {
    isShare ? NumberFormat.percent(number) : NumberFormat.short(number)
  }

  private mutating func setStep(_ parts: [String]) {
    switch parts.first.flatMap({ Effect.Quantity(rawValue: $0) }) {
    case .probability: (meaning, isShare) = ("step: probability that it succeeds", true)
    case .detection: (meaning, isShare) = ("step: probability that it is detected", true)
    case .cost: meaning = "step: what it costs the attacker"
    case .time: meaning = "step: hours that it takes the attacker"
    default: meaning = "step: " + parts.joined(separator: " ")
    }
  }

  private mutating func setThreat(_ parts: [String]) {
    guard parts.count == 3, parts[0] == "loss" else {
      meaning =
        parts == ["attempts"]
        ? "threat: attempts a year" : "threat: " + parts.joined(separator: " ")
      return
    }
    let form = parts[1] == "loss" ? "" : ", \(parts[1])"
    isShare = parts[2] == "probability"
    meaning =
      isShare
      ? "threat: share of successes with a loss\(form)" : "threat: loss of one success\(form)"
  }

  private mutating func set(
    _ parts: [String], _ kind: String, _ effects: [Effect], _ model: Model
  ) {
    guard parts.count > 1, parts[0] == "effect", let index = Int(parts[1]),
      effects.indices.contains(index - 1)
    else {
      meaning =
        kind == "control" && parts == ["cost"]
        ? "control: yearly cost" : "\(kind): \(parts.joined(separator: " "))"
      return
    }
    let effect = effects[index - 1]
    let target = Self.words(effect, model)
    switch effect.change {
    case .reduce:
      (meaning, isShare) = ("\(kind): share that it takes off \(target)", true)
    case .multiply: meaning = "\(kind): factor on \(target)"
    case .add: meaning = "\(kind): what it adds to \(target)"
    case .eliminate: meaning = "\(kind): takes out \(target)"
    case .transfer: meaning = "\(kind): terms of the transfer of \(target)"
    }
  }

  /// What an effect bears on, as `the success of Guess a password and 2 more steps`.
  private static func words(_ effect: Effect, _ model: Model) -> String {
    let quantity =
      switch effect.quantity {
      case .probability: "the success of"
      case .cost: "the cost of"
      case .time: "the time of"
      case .detection: "the detection of"
      case .attempts: "attempts at"
      case .loss: "losses by"
      }
    switch effect.target {
    case .steps(let names):
      return "\(quantity) \(list(names.map { model.forest[$0]?.label ?? $0 }, "steps"))"
    case .threats(let names):
      return "\(quantity) \(list(names.map { model.threats[$0]?.label ?? $0 }, "threats"))"
    case .categories(let categories):
      return "\(quantity) \(list(categories.map(\.title), "categories"))"
    }
  }

  private static func list(_ names: [String], _ kind: String) -> String {
    let first = names.first ?? "nothing"
    return names.count > 1 ? "\(first) and \(names.count - 1) more \(kind)" : first
  }
}
