// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Children and targets of nodes are defined.
enum NodeReferenceRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    model.forest.nodes.values.flatMap { node in
      children(of: node, model) + targets(of: node, model)
    }
  }

  private static func children(of node: Node, _ model: Model) -> [Diagnostic] {
    node.children.enumerated().compactMap { index, child in
      guard model.forest[child] == nil else { return nil }
      return UndefinedName.error(
        "node", child, known: model.forest.nodes.keys,
        at: model.locations[.child(gate: node.name, index: index)]
          ?? model.locations[.node(node.name)])
    }
  }

  private static func targets(of node: Node, _ model: Model) -> [Diagnostic] {
    node.targets.filter { model.system.components[$0] == nil }.map { target in
      UndefinedName.error(
        "component", target, known: model.system.components.keys,
        at: model.locations[.node(node.name)])
    }
  }
}
