// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Description {
  /// A control.
  static func of(_ control: Control) -> String {
    let head =
      [
        "Control(name: ", text(control.name), ", title: ", text(control.title), ", stride: ",
        list(control.stride) { of($0) }, ", status: ", of(control.status), ", cost: ",
        optional(control.cost) { of($0) }, ", coverage: \(control.coverage), effects: ",
      ].joined()
    let middle =
      [
        list(control.effects) { of($0) }, ", requires: ", texts(control.requires), ", excludes: ",
        texts(control.excludes), ", due: ", text(control.due), ", effort: ",
        optional(control.effort) { of($0) },
      ].joined()
    return [
      head, middle, ", owner: ", text(control.owner), ", source: ", text(control.source),
      ", confidence: ", optional(control.confidence) { of($0) }, ", note: ", text(control.note),
      ")",
    ].joined()
  }

  /// An attacker.
  static func of(_ attacker: AttackerProfile) -> String {
    [
      "AttackerProfile(name: ", text(attacker.name), ", title: ", text(attacker.title),
      ", budget: ", optional(attacker.budget) { of($0) }, ", patience: ",
      optional(attacker.patience) { of($0) }, ", skill: AttackTrees.Skill.", attacker.skill.name,
      ", freeSteps: ", texts(attacker.freeSteps), ", effects: ", list(attacker.effects) { of($0) },
      ", note: ", text(attacker.note), ")",
    ].joined()
  }

  /// A response.
  static func of(_ response: Response) -> String {
    let subject =
      switch response.subject {
      case .threat(let name): "threat(" + text(name) + ")"
      case .risk(let words): "risk(" + text(words) + ")"
      }
    return [
      "Response(subject: AttackTrees.Response.Subject.", subject,
      ", decision: AttackTrees.Response.Decision.", response.decision.rawValue, ", controls: ",
      texts(response.controls), ", owner: ", text(response.owner), ", acceptedBy: ",
      text(response.acceptedBy), ", acceptedOn: ", text(response.acceptedOn), ", reviewOn: ",
      text(response.reviewOn), ", condition: ", text(response.condition), ", impact: ",
      text(response.impact), ", note: ", text(response.note), ")",
    ].joined()
  }

  private static func of(_ status: ControlStatus) -> String {
    let word =
      switch status {
      case .implemented: "implemented"
      case .inProgress: "inProgress"
      case .planned: "planned"
      case .proposed: "proposed"
      case .retired: "retired"
      }
    return "AttackTrees.ControlStatus." + word
  }

  private static func of(_ effect: Effect) -> String {
    let target =
      switch effect.target {
      case .steps(let names): "steps(" + texts(names) + ")"
      case .threats(let names): "threats(" + texts(names) + ")"
      case .categories(let categories): "categories(" + list(categories) { of($0) } + ")"
      }
    let change =
      switch effect.change {
      case .reduce(let size): "reduce(by: " + of(size) + ")"
      case .multiply(let size): "multiply(by: " + of(size) + ")"
      case .add(let size): "add(" + of(size) + ")"
      case .eliminate: "eliminate"
      case .transfer(let terms): "transfer(" + of(terms) + ")"
      }
    return [
      "AttackTrees.Effect(target: AttackTrees.Effect.Target.", target,
      ", quantity: AttackTrees.Effect.Quantity.", effect.quantity.rawValue,
      ", change: AttackTrees.Effect.Change.", change, ")",
    ].joined()
  }

  private static func of(_ terms: TransferTerms) -> String {
    [
      "AttackTrees.TransferTerms(party: ", text(terms.party), ", share: ", of(terms.share),
      ", deductible: \(terms.deductible), limit: ", number(terms.limit),
      ", basis: AttackTrees.TransferTerms.Basis.", terms.basis.rawValue,
      ", aggregateDeductible: \(terms.aggregateDeductible), aggregateLimit: ",
      number(terms.aggregateLimit), ", premium: ", optional(terms.premium) { of($0) }, ")",
    ].joined()
  }
}
