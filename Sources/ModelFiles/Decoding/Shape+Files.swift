// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Shape {
  /// The name, currency and organisation of a model.
  static let model = Shape(
    "a model",
    [
      Field("title", .text, "a phrase for people"), Field("currency", .name, "an ISO code"),
      Field("organisation", .textMap, "facts in words"),
    ])

  private static let sections = [
    Field("include", .paths, "other files or folders, relative to this file"),
    Field("model", .object(model), "title, currency, organisation"),
    Field("parameters", .map(estimate), "shared uncertain numbers"),
    Field("correlations", .list(correlation), "uncertain numbers that hang together"),
    Field("nodes", .nodes, "nodes that trees share"),
    Field("trees", .children, "several trees that belong to no threat"),
    Field("threats", .map(threat), "several threats"),
    Field("controls", .map(control), "mitigations"),
    Field("plan-rules", .object(planRules), "what plans may choose among"),
    Field("roadmap", .object(roadmap), "when work on controls begins, and how much is done"),
    Field("attackers", .map(attacker), "attacker profiles"),
    Field("responses", .list(response), "decisions about risks"),
    Field("system", .object(system), "what is being built"),
    Field("matrix", .object(matrix), "the risk matrix"),
    Field("stride-matrix", .list(strideMatrixRow), "component, threat, mitigation"),
  ]

  /// Numbers of which each two have the same rank correlation.
  static let correlation = Shape(
    "a correlation",
    [
      Field(
        "parameters", .names, required: true, "the full names of two or more uncertain numbers"),
      Field("rank", .number(.plain), required: true, "Spearman's rank correlation of each two"),
      Field("source", .text, "where it comes from"),
    ])

  /// A file that may hold everything but one threat of its own.
  static let modelFile = Shape(
    "a model file",
    sections + [Field("tree", .child, "a tree that belongs to no threat")])

  /// A file that holds one threat, its fields at the top level.
  static let threatFile = Shape(
    "a threat file",
    sections + [Field("threat", .name, "the threat's name")] + threatFields)

  /// A file that holds one scenario.
  static let scenarioFile = Shape(
    "a scenario",
    [
      Field("scenario", .name, required: true, "the scenario's name"),
      Field("title", .text, "a phrase for people"),
      Field("model", .paths, required: true, "the model's files or folders, relative to this file"),
      Field("plan", .object(plan), "the active controls"),
      Field("attacker", .name, "an attacker of the model; everybody if not given"),
      Field(
        "semantics", .choice(AttackerSemantics.allCases.map(\.rawValue)),
        "what the attacker does with a tree"),
      Field(
        "attacker-knows", .choice(AttackerKnowledge.allCases.map(\.rawValue)),
        "what he knows when he picks an attack"),
      Field("threats", .names, "the threats it is about"),
      Field("stride", .choices(STRIDE.allCases.map(\.rawValue)), "the categories it is about"),
      Field("trials", .integer, "the number of simulated years"),
      Field("seed", .integer, "the seed of all randomness"),
      Field(
        "sampling", .choice(SamplingScheme.allCases.map(\.rawValue)),
        "how parameters are sampled"),
      Field("until", .texts, "when to end: 'ale 1%', 'var95 2%', 'top 5 ranks 95%'"),
      Field("max-trials", .integer, "the most trials of a run that ends by itself"),
      Field("max-time", .number(.plain), "the most seconds of a run that ends by itself"),
      Field(
        "rank-by", .choice(RankingMeasure.allCases.map(\.rawValue)), "what threats are ranked by"),
      Field("note", .text, "free text"),
    ])

  /// A set of active controls.
  static let plan = Shape(
    "a plan",
    [
      Field(
        "statuses", .choices(ControlStatus.allCases.map(\.rawValue)),
        "controls of these statuses are active"),
      Field("add", .names, "active whatever their status"),
      Field("drop", .names, "not active whatever their status"),
    ])
}
