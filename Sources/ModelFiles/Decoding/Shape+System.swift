// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Shape {
  /// The system.
  static let system = Shape(
    "a system",
    [
      Field("title", .text, "a phrase for people"),
      Field("zones", .map(zone), "regions of equal trust"),
      Field("components", .map(component), "processes, data stores, external entities"),
      Field("flows", .list(flow), "data that moves"),
      Field("boundaries", .list(boundary), "trust boundaries"),
    ])

  /// A zone.
  static let zone = Shape(
    "a zone",
    [
      Field("title", .text, "a phrase for people"),
      Field("trust", .text, "how far it is trusted"),
    ])

  /// A component.
  static let component = Shape(
    "a component",
    [
      Field("title", .text, "a phrase for people"),
      Field(
        "kind", .choice(Component.Kind.allCases.map(\.rawValue)), required: true,
        "its kind in a data-flow diagram"),
      Field("zone", .name, "the zone it lies in"), Field("layer", .text, "its layer"),
      Field("technology", .text, "what it is built with"), Field("note", .text, "free text"),
    ])

  /// A data flow.
  static let flow = Shape(
    "a flow",
    [
      Field("from", .name, required: true, "the component it leaves"),
      Field("to", .name, required: true, "the component it reaches"),
      Field("data", .text, "what moves"), Field("transport", .text, "how it moves"),
      Field("both-ways", .flag, "whether data moves both ways"),
    ])

  /// A trust boundary.
  static let boundary = Shape(
    "a trust boundary",
    [
      Field("title", .text, required: true, "a phrase for people"),
      Field("from", .name, required: true, "one zone"),
      Field("to", .name, required: true, "the other zone"),
      Field("guards", .texts, "what guards it"),
    ])

  /// The risk matrix.
  static let matrix = Shape(
    "a risk matrix",
    [
      Field("likelihood", .object(likelihood), required: true, "the likelihood scale"),
      Field("impact", .object(impact), required: true, "the impact scale"),
      Field("risks", .texts, required: true, "the words of risk, from low to high"),
      Field("cells", .grid, required: true, "for each likelihood the risks by impact"),
    ])

  /// The likelihood scale.
  static let likelihood = Shape(
    "a likelihood scale",
    [
      Field(
        "measure", .choice(RiskMatrix.LikelihoodMeasure.allCases.map(\.rawValue)), required: true,
        "what is read on the scale"),
      Field("levels", .levels, required: true, "words with the number each begins at"),
    ])

  /// The impact scale.
  static let impact = Shape(
    "an impact scale",
    [Field("levels", .levels, required: true, "words with the loss each begins at")])

  /// A row of the STRIDE matrix.
  static let strideMatrixRow = Shape(
    "a row of the STRIDE matrix",
    [
      Field("component", .text, required: true, "the component in words"),
      Field("threat", .text, required: true, "the threat in words"),
      Field("goal", .name, required: true, "the node that models it"),
      Field("control", .name, required: true, "the control that mitigates it"),
    ])
}
