// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads controls, attacker profiles and responses.
struct ControlReader {
  /// What decoders share.
  let context: DecodingContext

  /// The control of a member of `controls`.
  func control(_ member: YAMLNode.Member) -> Control? {
    let name = member.key.name
    context.locations[.control(name)] = member.key.location
    guard let object = ObjectReader(member.value, as: .control, context) else { return nil }
    let effects = effects(object) { index in
      (
        ParameterName.effect(control: name, index: index + 1),
        .controlEffect(control: name, index: index)
      )
    }
    guard let status = object.choice("status", ControlStatus.self) else { return nil }
    return Control(
      name: name, title: object.text("title"), stride: object.choices("stride", STRIDE.self),
      status: status,
      cost: object.estimate("cost", .money, named: ParameterName.cost(control: name)),
      coverage: object.number("coverage", .probability) ?? 1, effects: effects,
      requires: object.names("requires"), excludes: object.names("excludes"),
      due: object.text("due"),
      effort: object.estimate("effort", .plain, named: ParameterName.effort(control: name)),
      owner: object.text("owner"), source: object.text("source"),
      confidence: object.choice("confidence", Confidence.self), note: object.text("note"))
  }

  /// The profile of a member of `attackers`.
  func attacker(_ member: YAMLNode.Member) -> AttackerProfile? {
    let name = member.key.name
    context.locations[.attacker(name)] = member.key.location
    guard let object = ObjectReader(member.value, as: .attacker, context) else { return nil }
    let effects = effects(object) { index in
      (
        ParameterName.effect(attacker: name, index: index + 1),
        .attackerEffect(attacker: name, index: index)
      )
    }
    return AttackerProfile(
      name: name, title: object.text("title"),
      budget: object.estimate("budget", .money, named: ParameterName.budget(attacker: name)),
      patience: object.estimate(
        "patience", .hours, named: ParameterName.patience(attacker: name)),
      skill: object.skill("skill") ?? .expert, freeSteps: object.names("free-steps"),
      effects: effects, note: object.text("note"))
  }

  /// The response of an element of `responses`.
  func response(_ node: YAMLNode) -> Response? {
    guard let object = ObjectReader(node, as: .response, context) else { return nil }
    guard (object["threat"] == nil) != (object["risk"] == nil) else {
      context.error("one-subject", "a response answers 'threat' or 'risk'", at: node.location)
      return nil
    }
    let threat = object.name("threat").map { Response.Subject.threat($0) }
    let subject = threat ?? object.text("risk").map { Response.Subject.risk($0) }
    guard let subject, let decision = object.choice("decision", Response.Decision.self) else {
      return nil
    }
    return Response(
      subject: subject, decision: decision, controls: object.names("controls"),
      owner: object.text("owner"), acceptedBy: object.text("accepted-by"),
      acceptedOn: object.text("accepted-on"), reviewOn: object.text("review-on"),
      condition: object.text("condition"), impact: object.text("impact"),
      note: object.text("note"))
  }

  private func effects(
    _ object: ObjectReader,
    naming: (Int) -> (estimate: String, element: SourceMap.Element)
  ) -> [Effect] {
    guard object["effects"] != nil else { return [] }
    var effects: [Effect] = []
    for node in object.elements("effects") {
      let names = naming(effects.count)
      context.locations[names.element] = node.location
      guard let fields = ObjectReader(node, as: .effect, context),
        let effect = EffectReader(fields, context).effect(named: names.estimate)
      else { continue }
      effects.append(effect)
    }
    return effects
  }
}
