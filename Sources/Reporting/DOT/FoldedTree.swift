// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What a folding leaves of the trees under goals.
struct FoldedTree {
  /// The nodes that are drawn, parents before children.
  let order: [String]
  /// The gates that are drawn without children, with the number of nodes that are only under them or other such gates.
  let folded: [String: Int]
  /// The gates of which only some children are drawn, with the number of the others.
  let cut: [String: Int]

  /// The children of a node that are drawn, each with its place among all.
  func children(of name: String, in forest: AttackForest) -> [(place: Int, name: String)] {
    if folded[name] != nil { return [] }
    return (forest[name]?.children ?? []).enumerated().filter { visible.contains($1) }.map {
      (place: $0, name: $1)
    }
  }

  private let visible: Set<String>

  /// Applies a folding.
  ///
  /// O(nodes and edges), times the number of folded gates for their counts.
  init(_ forest: AttackForest, goals: [String], _ folding: TreeFolding) {
    let parentsFirst = Array(forest.topologicalOrder(from: goals).reversed())
    let kept = Self.kept(forest, goals, parentsFirst, folding.paths)
    var depths = Dictionary(goals.map { ($0, 0) }, uniquingKeysWith: min)
    var cut: [String: Int] = [:]
    var closed: [String] = []
    // Breadth first, so that a node's depth is that of its shortest path.
    var queue = goals
    var next = 0
    while next < queue.count {
      let name = queue[next]
      next += 1
      let children = forest[name]?.children ?? []
      if children.isEmpty { continue }
      let depth = depths[name] ?? 0
      if folding.collapsed.contains(name) || folding.depth.map({ depth >= $0 }) ?? false {
        closed.append(name)
        continue
      }
      let drawn = children.filter { kept.contains($0) }
      if drawn.count < children.count { cut[name] = children.count - drawn.count }
      for child in drawn where depths[child] == nil {
        depths[child] = depth + 1
        queue.append(child)
      }
    }
    let visible = Set(depths.keys)
    var folded: [String: Int] = [:]
    for name in closed {
      folded[name] = forest.topologicalOrder(from: [name]).count { !visible.contains($0) }
    }
    self.visible = visible
    self.folded = folded
    self.cut = cut
    order = parentsFirst.filter(visible.contains)
  }

  /// The nodes on paths from the goals to the named nodes, and all under these; all nodes if none is named.
  private static func kept(
    _ forest: AttackForest, _ goals: [String], _ parentsFirst: [String], _ paths: Set<String>
  ) -> Set<String> {
    if paths.isEmpty { return Set(parentsFirst) }
    var above = paths
    for name in parentsFirst.reversed()
    where (forest[name]?.children ?? []).contains(where: above.contains) {
      above.insert(name)
    }
    let named = paths.filter { forest[$0] != nil }.sorted()
    return above.union(forest.topologicalOrder(from: named)).union(goals)
  }
}
