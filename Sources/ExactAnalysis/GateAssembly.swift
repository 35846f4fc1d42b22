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
  /// The same with the share of the conjunction that is being built.
  var fineProgress: Double {
    if joined == nil { return Double(progress) }
    let children = graph.children(of: progress).count
    return Double(progress) + Double(children - waiting.count) / Double(children)
  }
  private let graph: BooleanGraph
  private var level: [Int32]
  /// The inputs in the order of the diagram's variables.
  private(set) var order: [Int32]
  /// The levels within which variables may be moved; none if the order stays as it is.
  private let blocks: [Range<Int>]
  private var edges: [DecisionDiagram.Edge]
  /// For each node how many gates still need it.
  private var uses: [Int32]
  /// What is joined so far of the conjunction that is being built, and the children that wait.
  private var joined: DecisionDiagram.Edge?
  private var waiting: [BooleanGraph.Edge] = []
  private var threshold = 1 << 16
  /// The number of nodes at which variables are moved next.
  private var siftingThreshold = 1 << 12
  /// Past so many nodes it takes longer to look for a better order than to do without.
  private static let siftingLimit = 1 << 15

  /// The most nodes.
  var nodeLimit: Int {
    get { diagram.nodeLimit }
    set { diagram.nodeLimit = newValue }
  }

  /// Makes an assembly of which nothing is built.
  ///
  /// With `blocks`, levels within which variables may be moved, it looks for a better order as it grows.
  init(_ graph: BooleanGraph, order: [Int32], blocks: [Range<Int>] = [], nodeLimit: Int) {
    var level = Array(repeating: Int32(0), count: graph.inputCount)
    for (place, input) in order.enumerated() { level[Int(input)] = Int32(place) }
    self.graph = graph
    self.level = level
    self.order = order
    self.blocks = blocks
    if !blocks.isEmpty { threshold = siftingThreshold }
    diagram = DecisionDiagram(nodeLimit: nodeLimit)
    edges = Array(repeating: DecisionDiagram.one, count: graph.count)
    uses = graph.parents
  }

  /// Frees memory of which only time depends.
  mutating func forgetResults() { diagram.forgetResults() }

  /// Builds all that is left, and keeps nothing but the goals.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  mutating func buildAll() throws(ExactAnalysisError) -> [DecisionDiagram.Edge] {
    while progress < graph.count { try buildNext() }
    return diagram.keep(graph.goals.map { edges[Int($0 >> 1)] ^ ($0 & 1) })
  }

  private mutating func buildNext() throws(ExactAnalysisError) {
    edges[progress] =
      graph.kinds[progress] == .all ? try conjunction() : try edge(of: progress)
    for child in graph.children(of: progress) { uses[Int(child >> 1)] -= 1 }
    progress += 1
    if diagram.nodes.count > threshold { collect() }
  }

  /// Joins the children of a conjunction one by one: what is joined stays where the limit ends the work.
  private mutating func conjunction() throws(ExactAnalysisError) -> DecisionDiagram.Edge {
    if joined == nil {
      joined = DecisionDiagram.one
      waiting = Array(graph.children(of: progress))
      arrange()
    }
    while let child = waiting.last {
      joined = try diagram.and(edge(child), joined ?? DecisionDiagram.one)
      waiting.removeLast()
      if diagram.nodes.count > threshold { collect() }
    }
    defer { joined = nil }
    return joined ?? DecisionDiagram.one
  }

  /// Puts the children that wait in order, the lowest last: joining from below costs least.
  private mutating func arrange() {
    waiting = waiting.map { (variable: diagram.variable(of: edge($0)), child: $0) }
      .sorted { ($0.variable, $0.child) < ($1.variable, $1.child) }
      .map(\.child)
  }

  private func edge(_ child: BooleanGraph.Edge) -> DecisionDiagram.Edge {
    edges[Int(child >> 1)] ^ (child & 1)
  }

  private mutating func edge(of node: Int) throws(ExactAnalysisError) -> DecisionDiagram.Edge {
    let children = graph.children(of: node).map { edge($0) }
    return switch graph.kinds[node] {
    case .constant: DecisionDiagram.one
    case .input(let input): try diagram.variable(level[Int(input)])
    case .all: try diagram.all(children)
    case .atLeast(let k): try diagram.atLeast(k, of: children)
    }
  }

  private mutating func collect() {
    let needed = needed
    take(diagram.keep(edges(of: needed)), for: needed)
    if canSift && diagram.nodes.count > siftingThreshold {
      try? sift()
      siftingThreshold = max(siftingThreshold, diagram.nodes.count * 2)
    }
    threshold = max(threshold, diagram.nodes.count * 2)
  }

  /// Whether variables may be moved, and it is worth it.
  private var canSift: Bool {
    !blocks.isEmpty && diagram.nodes.count <= Self.siftingLimit
  }

  /// The nodes of the graph that gates to come need.
  private var needed: [Int] { (0..<progress).filter { uses[$0] > 0 } }

  /// The edges of nodes, and last what is joined so far.
  private func edges(of needed: [Int]) -> [DecisionDiagram.Edge] {
    needed.map { edges[$0] } + [joined ?? DecisionDiagram.one]
  }

  /// Moves variables to better places.
  mutating func sift() throws(ExactAnalysisError) {
    let needed = needed
    let (kept, moved) = try diagram.sift(edges(of: needed), within: blocks)
    take(kept, for: needed)
    order = moved.map { order[Int($0)] }
    for (place, input) in order.enumerated() { level[Int(input)] = Int32(place) }
    arrange()
  }

  private mutating func take(_ kept: [DecisionDiagram.Edge], for needed: [Int]) {
    for (node, edge) in zip(needed, kept) { edges[node] = edge }
    if joined != nil { joined = kept.last }
  }

  /// The diagram built.
  consuming func finished() -> DecisionDiagram { diagram }
}
