// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Every node serves some tree.
enum ReachabilityRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    let roots =
      model.threats.values.map(\.goal) + model.trees + model.strideMatrix.map(\.goal)
    let reached = Set(model.forest.topologicalOrder(from: roots))
    return model.forest.nodes.keys.filter { !reached.contains($0) }.map { name in
      Diagnostic(
        .warning, code: "unreachable-node", "no tree uses the node '\(name)'",
        at: model.locations[.node(name)],
        hint: "name it as a child somewhere, or take it out")
    }
  }
}
