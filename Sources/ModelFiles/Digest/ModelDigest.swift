// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// The digest of a model's content.
///
/// Two models that say the same have the same digest, however they are split over files, in whatever
/// order they define things, and with whatever comments and layout. Scenarios are not part of it, and
/// neither are places.
public enum ModelDigest {
  /// The digest as 64 hexadecimal digits.
  ///
  /// - Parameter model: The model.
  /// - Returns: SHA-256 of a canonical text of the model.
  /// - Complexity: O(size of the model).
  public static func hex(of model: Model) -> String {
    SHA256.hex(of: canonicalText(of: model))
  }

  private static func canonicalText(of model: Model) -> String {
    var lines = [
      "copse.model/1", "title \(Description.text(model.title))", "currency \(model.currency)",
    ]
    lines += sorted(model.organisation.map { "organisation \($0.key) \($0.value)" })
    lines += sorted(model.parameters.map { "parameter \($0.key) \(CanonicalText.of($0.value))" })
    lines += sorted(model.correlations.map { "correlation \(describe($0))" })
    lines += sorted(model.forest.nodes.values.map { "node \(CanonicalText.of($0))" })
    lines += sorted(model.threats.values.map { "threat \(Description.of($0))" })
    lines += sorted(model.controls.values.map { "control \(Description.of($0))" })
    lines += sorted(model.attackers.values.map { "attacker \(Description.of($0))" })
    lines += sorted(model.responses.map { "response \(Description.of($0))" })
    lines += sorted(model.system.zones.values.map { "zone \(Description.of($0))" })
    lines += sorted(model.system.components.values.map { "component \(Description.of($0))" })
    lines += sorted(model.system.flows.map { "flow \(Description.of($0))" })
    lines += sorted(model.system.boundaries.map { "boundary \(Description.of($0))" })
    lines.append("rules \(Description.texts(model.planRules.canonical))")
    lines.append("work \(Description.of(model.work))")
    lines.append("matrix \(Description.optional(model.matrix) { Description.of($0) })")
    lines += sorted(model.strideMatrix.map { "row \(Description.of($0))" })
    lines += sorted(model.observations.map { "observation \(describe($0))" })
    lines += sorted(model.trees.map { "tree \($0)" })
    return lines.joined(separator: "\n")
  }

  /// The standard description of a value: its fields in the order of their declaration.
  private static func describe(_ value: some Any) -> String { String(describing: value) }

  private static func sorted(_ lines: [String]) -> [String] { lines.sorted() }
}

extension PlanRules {
  /// The statuses in a fixed order, since sets have none.
  fileprivate var canonical: [String] {
    let statuses = mayChange.map { $0.map(\.rawValue).sorted() } ?? ["default"]
    return statuses + mustInclude + groups.map { "\($0)" }
  }
}
