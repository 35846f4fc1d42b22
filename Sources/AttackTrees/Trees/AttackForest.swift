// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// All nodes of a model by name: attack trees that may share steps and sub-trees.
///
/// One name is one node: a name used twice is the same event, within a tree and across trees.
public struct AttackForest: Hashable, Sendable {
  /// The nodes by name, in the order in which they were defined.
  public private(set) var nodes: OrderedDictionary<String, Node>

  /// Makes a forest without nodes.
  public init() {
    nodes = [:]
  }

  /// Makes a forest of nodes; of two nodes with one name the later stays.
  public init(_ nodes: some Sequence<Node>) {
    self.init()
    for node in nodes {
      self.nodes[node.name] = node
    }
  }

  /// The node of this name, if there is one.
  ///
  /// O(1).
  public subscript(name: String) -> Node? { nodes[name] }

  /// Adds a node, or replaces the one with the same name.
  public mutating func insert(_ node: Node) {
    nodes[node.name] = node
  }

  /// All steps, in the order of definition.
  public var steps: [Step] {
    nodes.values.compactMap { node in
      if case .step(let step) = node { step } else { nil }
    }
  }
}
