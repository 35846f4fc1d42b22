// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// For each conjunction that is no module itself the modules among its children that only it uses.
///
/// Joined to a gate of their own they are one module. (SCRAM does so when it detects modules; those are found after
/// Dutuit and Rauzy, see ``Modules``.)
struct PrivateGroups {
  /// The groups, of two edges or more each.
  let groups: [[BooleanGraph.Edge]]

  /// Finds the groups.
  ///
  /// O(nodes + edges).
  init(_ graph: BooleanGraph) {
    let isModule = Modules(graph).isModule
    let parents = graph.parents
    groups = (0..<graph.count).compactMap { node in
      if graph.kinds[node] != .all || isModule[node] { return nil }
      let own = graph.children(of: node).filter {
        isModule[Int($0 >> 1)] && parents[Int($0 >> 1)] == 1
      }
      return own.count > 1 ? own : nil
    }
  }
}
