// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Orders of the variables of a decision diagram; which is good depends on the tree.
enum VariableOrder: CaseIterable {
  /// An order that is worth a try.
  struct Candidate {
    /// The inputs.
    var order: [Int32]
    /// The sum over gates of the distance between the first and the last input below.
    var span: Int
    /// Whether ``GravityOrder`` made it, not a depth-first walk.
    var isByGravity = false
  }

  /// Depth first; child gates before variables, both by falling number of parents.
  case gatesFirst
  /// Depth first, children in the order of the file, the last first.
  case fileReversed
  /// Depth first, small sub-trees first.
  case smallFirst

  /// The order by ``gatesFirst``, which fault-tree engines have found to be the best single one.
  ///
  /// O(nodes + edges log edges).
  static func standard(for graph: BooleanGraph) -> [Int32] {
    gatesFirst.inputs(of: graph, Weights(graph))
  }

  /// Different orders of the inputs under the only goal of a graph, those of least span first.
  ///
  /// The depth-first orders, and the standard one after ``GravityOrder``. Span is the sum over gates of the distance
  /// between the first and the last variable below it: a cut through the diagram there must remember the gate.
  /// Of orders that were tried on published trees and random ones, these four make up for each other: more of
  /// them cost more than they saved. O(nodes + edges log edges).
  static func candidates(for graph: BooleanGraph) -> [Candidate] {
    let weights = Weights(graph)
    var candidates = allCases.map { kind in
      let order = kind.inputs(of: graph, weights)
      return Candidate(order: order, span: span(of: order, in: graph))
    }
    let order = GravityOrder.improved(gatesFirst.inputs(of: graph, weights), of: graph)
    candidates.append(
      Candidate(order: order, span: span(of: order, in: graph), isByGravity: true))
    var seen: Set<[Int32]> = []
    return candidates.filter { seen.insert($0.order).inserted }
      .enumerated()
      .sorted { ($0.element.span, $0.offset) < ($1.element.span, $1.offset) }
      .map(\.element)
  }

  /// The sum over gates of the distance between the first and the last input below.
  private static func span(of order: [Int32], in graph: BooleanGraph) -> Int {
    var level = Array(repeating: 0, count: graph.inputCount)
    for (place, input) in order.enumerated() { level[Int(input)] = place }
    var first = Array(repeating: Int.max, count: graph.count)
    var last = Array(repeating: 0, count: graph.count)
    var sum = 0
    for node in 0..<graph.count {
      if case .input(let input) = graph.kinds[node] {
        first[node] = level[Int(input)]
        last[node] = level[Int(input)]
      }
      for edge in graph.children(of: node) {
        first[node] = min(first[node], first[Int(edge >> 1)])
        last[node] = max(last[node], last[Int(edge >> 1)])
      }
      if last[node] > first[node] { sum += last[node] - first[node] }
    }
    return sum
  }

  private func inputs(of graph: BooleanGraph, _ weights: Weights) -> [Int32] {
    var order: [Int32] = []
    var isSeen = Array(repeating: false, count: graph.count)
    var stack = graph.goals.map { Int($0 >> 1) }
    while let node = stack.popLast() {
      if isSeen[node] { continue }
      isSeen[node] = true
      if case .input(let input) = graph.kinds[node] { order.append(input) }
      stack.append(contentsOf: arranged(graph.children(of: node), graph, weights).reversed())
    }
    return order
  }

  private func arranged(
    _ children: ArraySlice<BooleanGraph.Edge>, _ graph: BooleanGraph, _ weights: Weights
  ) -> [Int] {
    let nodes = children.map { Int($0 >> 1) }
    if nodes.count < 2 { return nodes }
    return nodes.map { node -> (key: (Int, Int, Int), node: Int) in
      let isGate = !graph.children(of: node).isEmpty
      return switch self {
      case .smallFirst: ((weights.sizes[node], 0, node), node)
      case .gatesFirst: ((isGate ? 0 : 1, -Int(weights.parents[node]), node), node)
      case .fileReversed: ((-node, 0, 0), node)
      }
    }
    .sorted { $0.key < $1.key }
    .map(\.node)
  }
}

/// What the orders look at.
private struct Weights {
  let parents: [Int32]
  /// The number of nodes of each node's tree, shared ones counted again, up to a bound.
  let sizes: [Int]

  init(_ graph: BooleanGraph) {
    parents = graph.parents
    var sizes = Array(repeating: 1, count: graph.count)
    for node in 0..<graph.count {
      for edge in graph.children(of: node) {
        sizes[node] = min(sizes[node] + sizes[Int(edge >> 1)], 1 << 40)
      }
    }
    self.sizes = sizes
  }
}
