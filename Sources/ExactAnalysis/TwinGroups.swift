// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The modules of a graph that are met in the same conjunctions, with the same signs, and nowhere else.
///
/// Only modules: two gates that share steps with others are two functions to a decision diagram whether joined or not,
/// and on CEA9601 joining them spoilt the orders of variables. (The case of SCRAM's "merging of common arguments" in
/// which no use of an argument is left.)
struct TwinGroups {
  /// The groups, of two edges or more each.
  let groups: [[BooleanGraph.Edge]]

  /// Finds the groups.
  ///
  /// O(nodes + edges log edges).
  init(_ graph: BooleanGraph) {
    let uses = Self.uses(graph)
    let isFree = Self.candidates(graph)
    var found: [[Int32]: [BooleanGraph.Edge]] = [:]
    for edge in uses.indices where uses[edge].count > 1 && isFree[edge >> 1] {
      if !uses[edge ^ 1].isEmpty { continue }
      found[uses[edge], default: []].append(BooleanGraph.Edge(edge))
    }
    groups = found.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// For each edge the gates in which it is met.
  private static func uses(_ graph: BooleanGraph) -> [[Int32]] {
    var uses: [[Int32]] = Array(repeating: [], count: graph.count * 2)
    for node in 0..<graph.count {
      for edge in graph.children(of: node) { uses[Int(edge)].append(Int32(node)) }
    }
    return uses
  }

  /// Whether each node is a module that is neither a goal nor the child of a threshold.
  private static func candidates(_ graph: BooleanGraph) -> [Bool] {
    var isFree = Modules(graph).isModule
    for goal in graph.goals { isFree[Int(goal >> 1)] = false }
    for node in 0..<graph.count where graph.kinds[node] != .all {
      for edge in graph.children(of: node) { isFree[Int(edge >> 1)] = false }
    }
    return isFree
  }
}
