// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// What a model holds, in two lines.
public enum ModelSummary {
  /// The summary, without a line feed at its end.
  public static func text(_ model: Model, digest: String) -> String {
    let steps = model.forest.steps.count
    let parts = [
      (model.threats.count, "threat"), (model.forest.nodes.count, "node"), (steps, "step"),
      (model.controls.count, "control"), (model.attackers.count, "attacker"),
      (model.system.components.count, "component"), (model.scenarios.count, "scenario"),
    ]
    let counts = parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
    return "\(model.title ?? "Model"): \(counts)\nmodel digest \(digest)"
  }
}
