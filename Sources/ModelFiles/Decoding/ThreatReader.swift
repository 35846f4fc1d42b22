// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads threats.
struct ThreatReader {
  /// What decoders share.
  let context: DecodingContext

  /// The threat of a name from its fields; the nodes of its tree go to a reader.
  ///
  /// It is `nil`, after a report, if it cannot be made.
  func threat(
    _ name: String, _ object: ObjectReader, at location: SourceLocation, _ nodes: inout NodeReader
  ) -> Threat? {
    context.locations[.threat(name)] = location
    let goal = object["tree"].flatMap { nodes.reference($0) }
    let attempts = object.estimate(
      "attempts", .perYear, named: ParameterName.attempts(threat: name))
    let losses = losses(of: name, object)
    let stride = object.choice("stride", STRIDE.self)
    if object["observed"] != nil {
      ObservationReader(context: context).read(object, of: .lossEvents(threat: name))
    }
    let occurrence = occurrence(object)
    guard let goal, let attempts, let stride else { return nil }
    return Threat(
      name: name, title: object.text("title"), stride: stride, targets: object.names("targets"),
      attempts: attempts, occurrence: occurrence, losses: losses, goal: goal,
      owner: object.text("owner"), note: object.text("note"))
  }

  private func losses(of threat: String, _ object: ObjectReader) -> [LossForm] {
    if object["loss"] != nil && object["losses"] != nil {
      context.error("one-loss", "a threat has 'loss' or 'losses', not both", at: object.location)
    }
    if object["loss"] != nil {
      let form = "loss"
      let name = ParameterName.magnitude(threat: threat, form: form)
      // A loss that cannot be read was reported; it must not be reported as missing, too.
      let magnitude = object.estimate("loss", .money, named: name) ?? .point(0)
      return [LossForm(name: form, magnitude: magnitude)]
    }
    return object.members("losses").compactMap { member in
      guard let fields = ObjectReader(member.value, as: .lossForm, context) else { return nil }
      return form(member.key.name, fields, of: threat)
    }
  }

  private func form(_ name: String, _ object: ObjectReader, of threat: String) -> LossForm? {
    let magnitude = object.estimate(
      "magnitude", .money, named: ParameterName.magnitude(threat: threat, form: name))
    let share = object.estimate(
      "share", .probability, named: ParameterName.formProbability(threat: threat, form: name))
    return magnitude.map { LossForm(name: name, magnitude: $0, probability: share) }
  }

  private func occurrence(_ object: ObjectReader) -> Occurrence {
    guard let node = object["occurrence"] else { return .poisson }
    if case .scalar(let word) = node.content {
      if word != "poisson" {
        context.error(
          "unknown-word", "'\(word)' is not an occurrence", at: node.location,
          hint: "write poisson or {negative-binomial: {size: 2}}")
      }
      return .poisson
    }
    guard let law = ObjectReader(node, as: .occurrence, context),
      let size = law["negative-binomial"].flatMap({ ObjectReader($0, as: .size, context) }),
      let value = size.number("size", .plain)
    else { return .poisson }
    return .negativeBinomial(size: value)
  }
}
