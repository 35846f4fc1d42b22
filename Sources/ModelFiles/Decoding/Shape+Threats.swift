// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Shape {
  /// The fields of a threat, without its name.
  static let threatFields = [
    Field("title", .text, "a phrase for people"),
    Field(
      "stride", .choice(STRIDE.allCases.map(\.rawValue)), required: true, "the STRIDE category"),
    Field("targets", .names, "the components it is aimed at"),
    Field("attempts", .estimate(.perYear), required: true, "attempts a year"),
    Field(
      "occurrence", .wordOrObject(["poisson"], occurrence), "the law of the number of loss events"),
    Field("loss", .estimate(.money), "the loss of each success"),
    Field("losses", .map(lossForm), "several forms of loss that add up in each success"),
    Field("owner", .text, "who is responsible"),
    observed,
    Field("tree", .child, required: true, "the goal: a name, or one name to one node"),
    Field("note", .text, "free text"),
  ]

  /// A threat in the mapping `threats`.
  static let threat = Shape("a threat", threatFields)

  /// One form of loss.
  static let lossForm = Shape(
    "a form of loss",
    [
      Field("magnitude", .estimate(.money), required: true, "the loss of one event"),
      Field("share", .estimate(.probability), "the share of events in which it occurs"),
    ])

  /// A law of the number of loss events other than Poisson's.
  static let occurrence = Shape(
    "an occurrence",
    [Field("negative-binomial", .object(size), required: true, "good and bad years")])

  /// The size of a negative binomial law.
  static let size = Shape(
    "a negative binomial law",
    [Field("size", .number(.plain), required: true, "variance is mean + mean^2 / size")])
}
