// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Shape {
  /// What plans may choose among.
  static let planRules = Shape(
    "plan rules",
    [
      Field(
        "may-change", .choices(ControlStatus.allCases.map(\.rawValue)),
        "controls of these statuses may be chosen or left"),
      Field("must-include", .names, "controls that are in every plan"),
      Field("groups", .map(planGroup), "controls of which a plan has a limited number"),
    ])

  /// A group with a limit.
  static let planGroup = Shape(
    "a group",
    [
      Field("controls", .names, required: true, "the controls of the group"),
      Field("at-most", .integer, required: true, "the most of them that a plan may have"),
    ])

  /// When work on controls begins, and how much is done.
  static let roadmap = Shape(
    "a roadmap",
    [
      Field("begins", .text, "the first day of work, as YYYY-MM-DD"),
      Field("capacity", .number(.plain), "person-days a quarter"),
    ])
}
