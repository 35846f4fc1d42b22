// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The decision diagram of the only goal of a graph, under an order of variables found to be good.
final class GoalDiagram {
  /// The diagram; it holds nothing but the goal.
  var diagram: DecisionDiagram
  /// The goal.
  let root: DecisionDiagram.Edge
  /// The inputs of the graph, in the order of the diagram's variables.
  let inputs: [Int32]

  /// With so few nodes other orders are tried as well: the diagram will be evaluated many times.
  private static let cheap = 1 << 14

  private init(
    _ diagram: consuming DecisionDiagram, _ root: DecisionDiagram.Edge, _ inputs: [Int32]
  ) {
    self.diagram = diagram
    self.root = root
    self.inputs = inputs
  }

  /// The smallest of several diagrams.
  ///
  /// All orders run against each other under a limit that rises; after each round the half that got
  /// farther stays, and the one of least span, so that bad orders cost little.
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
    var orders = VariableOrder.candidates(for: graph).map { order in
      order.filter(isEarly) + order.filter { !isEarly($0) }
    }
    let leastSpan = orders[0]
    var limit = min(nodeLimit, max(1 << 12, 8 * graph.count))
    while true {
      let (best, progress) = round(graph, orders, limit)
      if let best {
        best.diagram.nodeLimit = nodeLimit
        return best
      }
      if limit == nodeLimit { throw .nodeLimit(nodeLimit) }
      limit = min(nodeLimit, limit * 3)
      orders = survivors(orders, progress, leastSpan)
    }
  }

  /// The smallest diagram within a limit, if there is one; and how far each order got.
  private static func round(
    _ graph: BooleanGraph, _ orders: [[Int32]], _ limit: Int
  ) -> (best: GoalDiagram?, progress: [Int]) {
    var best: GoalDiagram?
    var progress: [Int] = []
    for order in orders {
      var assembly = GateAssembly(graph, order: order, nodeLimit: limit)
      let root = try? assembly.buildAll().first
      progress.append(assembly.progress)
      guard let root else { continue }
      let goal = GoalDiagram(assembly.finished(), root, order)
      if goal.size < best?.size ?? .max { best = goal }
      if goal.size > cheap { break }
    }
    return (best, progress)
  }

  /// The orders for the next round, those that got farther first.
  private static func survivors(
    _ orders: [[Int32]], _ progress: [Int], _ leastSpan: [Int32]
  ) -> [[Int32]] {
    let ranked = orders.indices.sorted { (-progress[$0], $0) < (-progress[$1], $1) }
    let leading = ranked.prefix((orders.count + 1) / 2).map { orders[$0] }
    return leading.contains(leastSpan) ? leading : leading + [leastSpan]
  }

  /// The number of nodes.
  private var size: Int { diagram.nodes.count }
}
