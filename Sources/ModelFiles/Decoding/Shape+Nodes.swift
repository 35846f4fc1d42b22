// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Shape {
  /// The keys that steps and gates share.
  private static let description = [
    Field("title", .text, "a phrase for people"), Field("note", .text, "free text"),
    Field("targets", .names, "the components it acts on"),
    Field("damage", .estimate(.money), "the damage done as soon as it is reached"),
  ]

  /// The keys that make a mapping a gate.
  static let gateKeys = ["any", "all", "sequence", "at-least", "attack", "of", "unless"]

  /// An inner node.
  static let gate = Shape(
    "a gate",
    [
      Field("any", .children, "OR: one of these"), Field("all", .children, "AND: all of these"),
      Field("sequence", .children, "AND in order"),
      Field("at-least", .integer, "k of n, with 'of' beside it"),
      Field("of", .children, "the children of 'at-least'"),
      Field("attack", .child, "what is tried, with 'unless' beside it"),
      Field("unless", .child, "the defence that stops 'attack' if it holds"),
    ] + description)

  /// A leaf.
  static let step = Shape(
    "a step",
    [
      Field("probability", .estimate(.probability), "success of one attempt"),
      Field("holds", .estimate(.probability), "of a defence: the probability that it holds"),
      Field("cost", .estimate(.money), "what the attacker spends"),
      Field("time", .estimate(.hours), "how long it takes"),
      Field("detection", .estimate(.probability), "the probability that it is detected"),
      Field("skill", .choice(Skill.allCases.map(\.name)), "the skill that it demands"),
    ] + description + provenance)
}
