// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Builds the diagrams of a graph's nodes one after another under one order of variables.
///
/// When the table has doubled, what no gate to come needs is thrown away.
struct GateAssembly: ~Copyable {
  /// The diagram so far.
  private(set) var diagram: DecisionDiagram
  /// The number of nodes of the graph that are done.
  private(set) var progress = 0
  private let graph: BooleanGraph
  private let level: [Int32]
  private var edges: [DecisionDiagram.Edge]
  /// For each node how many gates still need it.
  private var uses: [Int32]
  private var threshold = 1 << 16

  /// The most nodes.
  var nodeLimit: Int {
    get { diagram.nodeLimit }
    set { diagram.nodeLimit = newValue }
  }

  /// Makes an assembly of which nothing is built.
  init(_ graph: BooleanGraph, order: [Int32], nodeLimit: Int) {
    var level = Array(repeating: Int32(0), count: graph.inputCount)
    for (place, input) in order.enumerated() { level[Int(input)] = Int32(place) }
    self.graph = graph
    self.level = level
    diagram = DecisionDiagram(nodeLimit: nodeLimit)
    edges = Array(repeating: DecisionDiagram.one, count: graph.count)
    uses = graph.parents
  }

  /// Builds all that is left, and keeps nothing but the goals.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  mutating func buildAll() throws(ExactAnalysisError) -> [DecisionDiagram.Edge] {
    while progress < graph.count { try buildNext() }
    return diagram.keep(graph.goals.map { edges[Int($0 >> 1)] ^ ($0 & 1) })
  }

  private mutating func buildNext() throws(ExactAnalysisError) {
    edges[progress] = try edge(of: progress)
    for child in graph.children(of: progress) { uses[Int(child >> 1)] -= 1 }
    progress += 1
    if diagram.nodes.count > threshold { collect() }
  }

  private mutating func edge(of node: Int) throws(ExactAnalysisError) -> DecisionDiagram.Edge {
    let children = graph.children(of: node).map { edges[Int($0 >> 1)] ^ ($0 & 1) }
    return switch graph.kinds[node] {
    case .constant: DecisionDiagram.one
    case .input(let input): try diagram.variable(level[Int(input)])
    case .all: try diagram.all(children)
    case .atLeast(let k): try diagram.atLeast(k, of: children)
    }
  }

  private mutating func collect() {
    let needed = (0..<progress).filter { uses[$0] > 0 }
    let kept = diagram.keep(needed.map { edges[$0] })
    for (node, edge) in zip(needed, kept) { edges[node] = edge }
    threshold = max(threshold, diagram.nodes.count * 2)
  }

  /// The diagram built.
  consuming func finished() -> DecisionDiagram { diagram }
}
