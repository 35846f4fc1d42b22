// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads the sections `plan-rules` and `roadmap`.
struct PlanRulesReader {
  /// What decoders share.
  let context: DecodingContext

  /// The rules of a `plan-rules` section; `nil` after a report.
  func rules(_ node: YAMLNode) -> PlanRules? {
    context.locations[.planRules] = node.location
    guard let object = ObjectReader(node, as: .planRules, context) else { return nil }
    let statuses = object.choices("may-change", ControlStatus.self)
    return PlanRules(
      mayChange: object["may-change"] == nil ? nil : Set(statuses),
      mustInclude: object.names("must-include"), groups: object.members("groups").compactMap(group))
  }

  /// The capacity of a `roadmap` section; `nil` after a report.
  func work(_ node: YAMLNode) -> WorkCapacity? {
    context.locations[.roadmap] = node.location
    guard let object = ObjectReader(node, as: .roadmap, context) else { return nil }
    return WorkCapacity(
      begins: object.text("begins"), perQuarter: object.number("capacity", .plain))
  }

  private func group(_ member: YAMLNode.Member) -> PlanRules.Group? {
    let name = member.key.name
    context.locations[.planGroup(name)] = member.key.location
    guard let object = ObjectReader(member.value, as: .planGroup, context),
      let limit = object.integer("at-most")
    else { return nil }
    guard limit >= 0 else {
      context.error(
        "invalid-number", "'at-most' of a group cannot be negative",
        at: object["at-most"]?.location)
      return nil
    }
    return PlanRules.Group(name: name, controls: object.names("controls"), atMost: limit)
  }
}
