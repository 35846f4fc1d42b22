// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Places for the nodes of a tree that grows from left to right; what is shared stands once.
///
/// A node stands right of all its parents (longest path from the goal). Rows follow the children's order:
/// whatever is placed first under a parent belongs to it, a parent stands in the middle of what belongs to it,
/// so that the edges to these children cross nothing. O(nodes and edges), the same for the same tree.
struct TreeLayout {
  /// An edge from a parent to a child.
  struct Edge: Hashable {
    /// The parent's index.
    var parent: Int
    /// The child's index.
    var child: Int
    /// Whether the child stands under another parent.
    var isShared: Bool
  }

  /// The column of each node.
  private(set) var columns: [Int]
  /// The row of each node, in units of a leaf.
  private(set) var rows: [Double]
  /// The edges, by parent.
  private(set) var edges: [Edge] = []
  /// The children of each node by index.
  let children: [[Int]]
  /// The number of columns.
  var columnCount: Int { (columns.max() ?? 0) + 1 }
  /// The number of rows.
  private(set) var rowCount = 0

  /// Lays out nodes that are listed children first, the goal last.
  init(_ nodes: [Node]) {
    let places = Dictionary(
      nodes.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    children = nodes.map { node in node.children.compactMap { places[$0] } }
    columns = Array(repeating: 0, count: nodes.count)
    rows = Array(repeating: -1, count: nodes.count)
    for parent in nodes.indices.reversed() {
      for child in children[parent] {
        columns[child] = max(columns[child], columns[parent] + 1)
      }
    }
    if !nodes.isEmpty { placeRows(from: nodes.count - 1) }
  }

  /// A walk with a stack of its own: trees may be deep.
  private mutating func placeRows(from goal: Int) {
    var seen = Array(repeating: false, count: rows.count)
    var stack: [(node: Int, next: Int, own: [Int])] = [(goal, 0, [])]
    seen[goal] = true
    while let top = stack.last {
      if top.next < children[top.node].count {
        let child = children[top.node][top.next]
        stack[stack.count - 1].next += 1
        edges.append(Edge(parent: top.node, child: child, isShared: seen[child]))
        guard !seen[child] else { continue }
        seen[child] = true
        stack[stack.count - 1].own.append(child)
        stack.append((child, 0, []))
      } else {
        stack.removeLast()
        place(top.node, above: top.own)
      }
    }
  }

  private mutating func place(_ node: Int, above own: [Int]) {
    if let first = own.first, let last = own.last {
      rows[node] = (rows[first] + rows[last]) / 2
    } else {
      rows[node] = Double(rowCount)
      rowCount += 1
    }
  }
}
