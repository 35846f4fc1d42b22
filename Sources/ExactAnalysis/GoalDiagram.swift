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
  /// Past so many nodes only two orders are followed.
  private static let few = 1 << 22

  fileprivate init(
    _ diagram: consuming DecisionDiagram, _ root: DecisionDiagram.Edge, _ inputs: [Int32]
  ) {
    self.diagram = diagram
    self.root = root
    self.inputs = inputs
  }

  /// The smallest of several diagrams.
  ///
  /// All orders run against each other under a limit that rises, each going on where it stopped; after each round
  /// the half that got farther stays, so that bad orders cost little, and with it two that may lag behind and
  /// win all the same: the one of least span and ``VariableOrder/gatesFirst``.
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
    var runners = VariableOrder.candidates(for: graph).map { order in
      Runner(graph, order.filter(isEarly) + order.filter { !isEarly($0) })
    }
    let leastSpan = runners[0]
    let plain = VariableOrder.standard(for: graph)
    let standard =
      runners.first { $0.order == plain.filter(isEarly) + plain.filter { !isEarly($0) } }
      ?? leastSpan
    var limit = min(nodeLimit, max(1 << 12, 8 * graph.count))
    while true {
      if let best = round(runners, limit) {
        best.diagram.nodeLimit = nodeLimit
        return best
      }
      if limit == nodeLimit { throw .nodeLimit(nodeLimit) }
      limit = min(nodeLimit, limit * 3)
      runners = survivors(runners, [leastSpan, standard], limit)
    }
  }

  /// The smallest diagram within a limit, if there is one.
  private static func round(_ runners: [Runner], _ limit: Int) -> GoalDiagram? {
    var best: GoalDiagram?
    for runner in runners {
      guard let goal = runner.run(to: limit) else { continue }
      if goal.size < best?.size ?? .max { best = goal }
      if goal.size > cheap { break }
    }
    return best
  }

  /// The runners for the next round, those that got farther first.
  private static func survivors(
    _ runners: [Runner], _ protected: [Runner], _ limit: Int
  ) -> [Runner] {
    let ranked = runners.enumerated().sorted {
      (-$0.element.progress, $0.offset) < (-$1.element.progress, $1.offset)
    }
    let leading = ranked.prefix((runners.count + 1) / 2).map(\.element)
    // Memory is short then.
    if limit > few { return distinct([leading[0]] + protected.suffix(1)) }
    return distinct(leading + protected)
  }

  private static func distinct(_ runners: [Runner]) -> [Runner] {
    runners.enumerated().filter { place, runner in
      !runners[..<place].contains { $0 === runner }
    }.map(\.element)
  }

  /// The number of nodes.
  private var size: Int { diagram.nodes.count }
}

/// The building of a diagram under one order, which can stop and go on.
private final class Runner {
  let order: [Int32]
  private var assembly: GateAssembly?
  /// The number of nodes of the graph that are done.
  private(set) var progress = 0

  init(_ graph: BooleanGraph, _ order: [Int32]) {
    self.order = order
    assembly = GateAssembly(graph, order: order, nodeLimit: 0)
  }

  /// The finished diagram with its goal, if it keeps within a limit.
  func run(to limit: Int) -> GoalDiagram? {
    guard var assembly = assembly.take() else { return nil }
    assembly.nodeLimit = limit
    let root = try? assembly.buildAll().first
    progress = assembly.progress
    guard let root else {
      self.assembly = consume assembly
      return nil
    }
    return GoalDiagram(assembly.finished(), root, order)
  }
}
