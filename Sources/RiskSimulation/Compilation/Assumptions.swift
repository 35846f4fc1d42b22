// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The assumptions behind a scenario's figures, in sentences for people.
enum Assumptions {
  /// What has to be said with the figures of these threats.
  static func of(
    _ scenario: Scenario, threats: [Threat], _ model: Model, _ compiled: [CompiledThreat],
    _ parameters: IntegratedParameters
  ) -> [String] {
    var sentences = [semantics(scenario)]
    sentences.append(
      "Several controls on one target multiply: each takes its share of what is left.")
    if scenario.semantics == .withinBudget {
      sentences.append("A step without cost or time counts as free.")
    }
    if compiled.contains(where: { !$0.isLinear }) {
      sentences.append(
        "Transfers with a deductible or a limit: expected losses are means over \(NetLoss.events) sampled events a draw, with the gross loss as control variate."
      )
    }
    if let sentence = integration(parameters) { sentences.append(sentence) }
    let terms = compiled.flatMap(\.losses.transfers).map(\.terms)
    if terms.contains(where: { $0.basis == .year || $0.hasAggregate }) {
      sentences.append("Yearly deductibles and limits hold for each threat on its own.")
    }
    if !model.observations.isEmpty {
      sentences.append(
        "Observations in the model have updated what they bear on: \(model.observations.count) of them (see copse learn)."
      )
    }
    let isDispersed = threats.contains { $0.occurrence != .poisson }
    if isDispersed {
      sentences.append("Negative binomial threats: good and bad years, a gamma factor of mean 1.")
    }
    return sentences
  }

  private static func integration(_ parameters: IntegratedParameters) -> String? {
    let (count, sampled) = (parameters.count, parameters.sampled)
    guard sampled < count else { return nil }
    return sampled == 0
      ? "Expected losses are linear in each of their \(count) parameters, which are integrated out."
      : "Expected losses: \(count - sampled) of \(count) parameters, in which they are linear, are integrated out; \(sampled) are sampled."
  }

  private static func semantics(_ scenario: Scenario) -> String {
    switch (scenario.semantics, scenario.knowledge) {
    case (.independent, _):
      "Independent steps: the attacker tries all of them, each succeeds on its own."
    case (.bestAttack, .drawn):
      "Best attack: the attacker knows each trial's parameters and picks the likeliest minimal attack."
    case (.bestAttack, .expected):
      "Best attack: the attacker picks the minimal attack that is likeliest at expected values."
    case (.withinBudget, .drawn):
      "Within budget: the likeliest minimal attack that each trial's money, time and skill allow."
    case (.withinBudget, .expected):
      "Within budget: the minimal attack that is likeliest and affordable at expected values."
    }
  }
}
