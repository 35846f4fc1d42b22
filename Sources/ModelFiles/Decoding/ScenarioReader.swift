// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads scenario files.
struct ScenarioReader {
  /// What decoders share.
  let context: DecodingContext

  /// The scenario of a file's value; `nil` after a report.
  func scenario(_ root: YAMLNode) -> Scenario? {
    guard let object = ObjectReader(root, as: .scenarioFile, context),
      let name = object.name("scenario")
    else { return nil }
    context.locations[.scenario(name)] = object["scenario"]?.location
    var scenario = Scenario(
      name: name, title: object.text("title"), plan: plan(object),
      attacker: object.name("attacker"), threats: object.names("threats"),
      stride: object.choices("stride", STRIDE.self), note: object.text("note"))
    scenario.semantics = object.choice("semantics", AttackerSemantics.self) ?? scenario.semantics
    scenario.knowledge =
      object.choice("attacker-knows", AttackerKnowledge.self) ?? scenario.knowledge
    scenario.rankedBy = object.choice("rank-by", RankingMeasure.self) ?? scenario.rankedBy
    scenario.sampling = object.choice("sampling", SamplingScheme.self) ?? scenario.sampling
    readSettings(object, into: &scenario)
    return scenario
  }

  /// Whether a file's value is a scenario.
  static func isScenario(_ root: YAMLNode) -> Bool {
    guard case .mapping(let members) = root.content else { return false }
    return members.contains { $0.key.name == "scenario" }
  }

  private func readSettings(_ object: ObjectReader, into scenario: inout Scenario) {
    if let trials = object.integer("trials") {
      if trials < 1 {
        context.error(
          "invalid-number", "a scenario needs at least one trial", at: object["trials"]?.location)
      }
      scenario.trials = trials
    }
    readStopping(object, into: &scenario)
    guard let node = object["seed"], let text = object.text("seed") else { return }
    guard let seed = UInt64(text) else {
      context.error(
        "invalid-number", "the seed must be a whole number from 0 to 2^64 - 1", at: node.location)
      return
    }
    scenario.seed = seed
  }

  private func readStopping(_ object: ObjectReader, into scenario: inout Scenario) {
    for text in object.texts("until") {
      guard let rule = StoppingRule(text) else {
        context.error(
          "stopping-rule", "'\(text)' is not a stopping rule", at: object["until"]?.location,
          hint: "write 'ale 1%', 'var95 2%' or 'top 5 ranks 95%'")
        continue
      }
      scenario.until.append(rule)
    }
    if let trials = object.integer("max-trials") {
      if trials < 1 {
        context.error(
          "invalid-number", "a scenario needs at least one trial",
          at: object["max-trials"]?.location)
      }
      scenario.maximumTrials = trials
    }
    if let seconds = object.number("max-time", .plain) {
      if !(seconds > 0 && seconds < 1e9) {
        context.error(
          "invalid-number", "the time must be positive, in seconds",
          at: object["max-time"]?.location)
      }
      scenario.maximumSeconds = seconds
    }
  }

  private func plan(_ object: ObjectReader) -> Plan {
    guard let node = object["plan"], let fields = ObjectReader(node, as: .plan, context) else {
      return Plan()
    }
    return Plan(
      statuses: Set(fields.choices("statuses", ControlStatus.self)), added: fields.names("add"),
      dropped: fields.names("drop"))
  }
}
