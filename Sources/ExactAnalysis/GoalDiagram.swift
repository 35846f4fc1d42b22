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

  /// Takes a diagram that is done.
  init(
    _ diagram: consuming DecisionDiagram, _ root: DecisionDiagram.Edge, _ inputs: [Int32]
  ) {
    self.diagram = diagram
    self.root = root
    self.inputs = inputs
  }

  /// The smallest of several diagrams, found by an ``OrderRace``.
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
    try OrderRace(graph, nodeLimit: nodeLimit, isEarly).winner()
  }

  /// The number of nodes.
  var size: Int { diagram.nodes.count }
}
