// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The decision diagram of the only goal of a graph, under an order of variables found to be good.
final class GoalDiagram {
  /// The diagram.
  var diagram: DecisionDiagram
  /// The goal.
  let root: DecisionDiagram.Edge
  /// The inputs of the graph, in the order of the diagram's variables.
  let inputs: [Int32]

  /// With so few nodes other orders are tried as well: the diagram will be evaluated many times.
  private static let cheap = 1 << 14

  /// Builds the diagram under one order.
  ///
  /// Without recursion.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  private init(
    _ graph: BooleanGraph, order: [Int32], nodeLimit: Int
  ) throws(ExactAnalysisError) {
    var diagram = DecisionDiagram(nodeLimit: nodeLimit)
    var level = Array(repeating: Int32(0), count: graph.inputCount)
    for (place, input) in order.enumerated() { level[Int(input)] = Int32(place) }
    var edges = Array(repeating: DecisionDiagram.one, count: graph.count)
    for node in 0..<graph.count {
      edges[node] =
        switch graph.kinds[node] {
        case .constant: DecisionDiagram.one
        case .input(let input): try diagram.variable(level[Int(input)])
        case .all: try diagram.all(Self.children(of: node, graph, edges))
        case .atLeast(let k): try diagram.atLeast(k, of: Self.children(of: node, graph, edges))
        }
    }
    root = edges[Int(graph.goals[0] >> 1)] ^ (graph.goals[0] & 1)
    inputs = order
    self.diagram = diagram
  }

  /// The smallest of several diagrams.
  ///
  /// All orders run against each other under a limit that rises, so that one bad order costs little.
  ///
  /// - Parameters:
  ///   - graph: A graph with one goal.
  ///   - nodeLimit: The most nodes.
  ///   - isEarly: Tells which inputs have to come before all others in the order.
  /// - Returns: The diagram with its order.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if every order outgrows `nodeLimit`.
  static func smallest(
    _ graph: BooleanGraph, nodeLimit: Int, isEarly: (Int32) -> Bool = { _ in false }
  ) throws(ExactAnalysisError) -> GoalDiagram {
    let orders = VariableOrder.candidates(for: graph).map { order in
      order.filter(isEarly) + order.filter { !isEarly($0) }
    }
    var limit = min(nodeLimit, max(1 << 12, 8 * graph.count))
    while true {
      var best: GoalDiagram?
      for order in orders {
        let bound = best.map { min($0.size, limit) } ?? limit
        guard let found = try? GoalDiagram(graph, order: order, nodeLimit: bound) else { continue }
        best = found.liveSize < best?.liveSize ?? .max ? found : best
        if found.size > cheap { break }
      }
      if let best {
        best.diagram.nodeLimit = nodeLimit
        return best
      }
      if limit == nodeLimit { throw .nodeLimit(nodeLimit) }
      limit = min(nodeLimit, limit * 8)
    }
  }

  private static func children(
    of node: Int, _ graph: BooleanGraph, _ edges: [DecisionDiagram.Edge]
  ) -> [DecisionDiagram.Edge] {
    graph.children(of: node).map { edges[Int($0 >> 1)] ^ ($0 & 1) }
  }

  /// The nodes that building took.
  private var size: Int { diagram.nodes.count }

  /// The nodes that the goal needs.
  private lazy var liveSize = diagram.reached(from: [root]).count
}
