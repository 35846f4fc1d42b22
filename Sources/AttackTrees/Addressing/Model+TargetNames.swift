// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

extension Model {
  /// All places of the model with the names that a user may give them, in the order of the elements.
  ///
  /// Places that may hold a number but hold none are among them.
  ///
  /// - Complexity: O(elements).
  var targetNames: [TargetName] {
    parameters.keys.map { TargetName(place: .parameter($0), own: [$0]) }
      + forest.nodes.values.flatMap { Self.targets(of: $0) }
      + threats.values.flatMap { Self.targets(of: $0) }
      + controls.values.flatMap { Self.targets(of: $0) }
      + attackers.values.flatMap { Self.targets(of: $0) }
  }

  private static func targets(of node: Node) -> [TargetName] {
    let damage = TargetName(
      place: .damage(node: node.name), own: ["\(node.name).damage"], common: "damage")
    guard case .step(let step) = node else { return [damage] }
    let quantities: [(Effect.Quantity, String?)] = [
      (.probability, "probability"), (.cost, nil), (.time, "time"), (.detection, "detection"),
    ]
    return quantities.map { quantity, common in
      TargetName(
        place: .step(step.name, quantity), own: ["\(step.name).\(quantity.rawValue)"],
        common: common)
    } + [damage]
  }

  private static func targets(of threat: Threat) -> [TargetName] {
    let name = threat.name
    let attempts = TargetName(
      place: .attempts(threat: name), own: ["\(name).attempts"], common: "attempts")
    return [attempts]
      + threat.losses.flatMap { form in
        [
          TargetName(
            place: .magnitude(threat: name, form: form.name),
            own: ["\(name).loss", "threat.\(name).loss", "\(name).loss.\(form.name)"],
            common: "loss"),
          TargetName(
            place: .share(threat: name, form: form.name), own: ["\(name).share.\(form.name)"]),
        ]
      }
  }

  private static func targets(of control: Control) -> [TargetName] {
    let name = control.name
    return [TargetName(place: .cost(control: name), own: ["\(name).cost"])]
      + control.effects.indices.compactMap { index in
        guard control.effects[index].size != nil else { return nil }
        var names = ["\(name).effect.\(index + 1)"]
        var isReduction = false
        if case .reduce = control.effects[index].change { isReduction = true }
        if case .transfer = control.effects[index].change {
          names += ["\(name).share", "control.\(name).share"]
        }
        if isReduction { names += ["\(name).effectiveness", "control.\(name).effectiveness"] }
        return TargetName(
          place: .controlEffect(control: name, index: index), own: names,
          common: isReduction ? "effectiveness" : nil)
      } + control.effects.indices.flatMap { transferTargets(of: control, $0) }
  }

  /// The premium and the terms of a transfer.
  private static func transferTargets(of control: Control, _ index: Int) -> [TargetName] {
    guard case .transfer = control.effects[index].change else { return [] }
    let name = control.name
    func target(_ place: EstimatePlace, _ word: String) -> TargetName {
      TargetName(
        place: place,
        own: [
          "\(name).\(word)", "control.\(name).\(word)", "\(name).effect.\(index + 1).\(word)",
        ])
    }
    return [target(.premium(control: name, index: index), "premium")]
      + TransferTerms.Amount.allCases.map { amount in
        target(.term(control: name, index: index, amount), amount.rawValue)
      }
  }

  private static func targets(of attacker: AttackerProfile) -> [TargetName] {
    let name = attacker.name
    return [
      TargetName(
        place: .budget(attacker: name), own: ["\(name).budget"], common: "budget"),
      TargetName(
        place: .patience(attacker: name), own: ["\(name).patience"], common: "patience"),
    ]
      + attacker.effects.indices.filter { attacker.effects[$0].size != nil }.map { index in
        TargetName(
          place: .attackerEffect(attacker: name, index: index),
          own: ["\(name).effect.\(index + 1)"])
      }
  }
}
