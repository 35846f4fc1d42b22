// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension DecisionDiagram {
  /// How much smaller a diagram has to be looked for.
  struct SiftingEffort {
    /// The most nodes looked at, as a multiple of the diagram's.
    var work = 40
    /// A variable turns back where the diagram is so many times as large as when it set out.
    var growth = 1.15
  }

  /// Moves each variable to the place where the diagram is smallest, those of most nodes first.
  ///
  /// Sifting (Rudell, ICCAD 1993). Forgets all functions but some.
  ///
  /// - Parameters:
  ///   - edges: The functions to be kept.
  ///   - blocks: The levels within which variables may move.
  ///   - effort: When to stop.
  /// - Returns: The new edges, and for each level the old level of its variable.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if there is no room for what is kept.
  /// - Complexity: O(effort * nodes).
  mutating func sift(
    _ edges: [Edge], within blocks: [Range<Int>], _ effort: SiftingEffort = SiftingEffort()
  ) throws(ExactAnalysisError) -> (edges: [Edge], order: [Int32]) {
    let variables = blocks.last?.upperBound ?? 0
    var table = ReorderingTable(nodes, roots: edges, variables: variables)
    let limit = effort.work * table.count
    for block in blocks {
      let byNodes = block.map { Int32($0) }.filter { table.size(of: $0) > 0 }
        .map { (size: table.size(of: $0), variable: $0) }
        .sorted { ($1.size, $0.variable) < ($0.size, $1.variable) }
      for (_, variable) in byNodes where table.work < limit {
        table.sift(variable, within: block, growth: effort.growth)
        table.purge()
      }
    }
    var fresh = NodeTable(terminals: 1, limit: nodeLimit)
    let renamed = try table.write(into: &fresh)
    replaceNodes(with: fresh)
    return (edges.map { renamed[Int($0 >> 1)] << 1 | ($0 & 1) }, table.order)
  }
}

extension ReorderingTable {
  /// Moves a variable to the best of all places, the nearer end first.
  fileprivate mutating func sift(_ variable: Int32, within block: Range<Int>, growth: Double) {
    let limit = Int(Double(count) * growth)
    let start = Int(level[Int(variable)])
    var best = (count: count, level: start)
    let isDownFirst = block.upperBound - start < start - block.lowerBound
    for isDown in [isDownFirst, !isDownFirst] {
      let end = isDown ? block.upperBound - 1 : block.lowerBound
      while Int(level[Int(variable)]) != end {
        step(variable, isDown)
        let place = Int(level[Int(variable)])
        if count < best.count { best = (count, place) }
        // On the way back through the start nothing is new.
        if count > limit && (isDown ? place > start : place < start) { break }
      }
    }
    while Int(level[Int(variable)]) != best.level {
      step(variable, Int(level[Int(variable)]) < best.level)
    }
  }

  private mutating func step(_ variable: Int32, _ isDown: Bool) {
    let place = Int(level[Int(variable)])
    swap(isDown ? place : place - 1)
  }
}
