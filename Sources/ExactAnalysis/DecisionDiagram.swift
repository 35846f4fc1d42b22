// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A shared, reduced, ordered binary decision diagram over variables `0, 1, ...` in this order.
///
/// Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE Transactions on Computers
/// C-35(8), 1986, with complement edges after Brace, Rudell, Bryant (DAC 1990): an edge is twice the
/// index of a node, plus one if the function is negated; high edges are never negated. A function that
/// rises in all its variables has no negated edge. All loops keep their own stacks, so depth is bounded
/// by memory alone.
struct DecisionDiagram: ~Copyable {
  /// A function: an index of a node and a sign.
  typealias Edge = Int32

  struct Frame: BitwiseCopyable {
    var condition: Edge
    var high: Edge
    var low: Edge
    var variable: Int32
    /// The branch in which the variable is true, once it is known; before that -1.
    var highResult: Edge
    var sign: Int32
  }

  /// The function that is always true.
  static let one: Edge = 0
  /// The function that is always false.
  static let zero: Edge = 1

  /// The nodes, children first; index 0 is the terminal.
  private(set) var nodes: NodeTable
  private var cache = OperationCache()
  private var stack = FlatStack<Frame>()
  /// The most nodes.
  var nodeLimit: Int {
    didSet { nodes.limit = nodeLimit }
  }
  private var work = WorkMeter()

  /// Makes a diagram without functions.
  init(nodeLimit: Int) {
    self.nodeLimit = nodeLimit
    nodes = NodeTable(terminals: 1, limit: nodeLimit)
  }

  /// The function of one variable.
  mutating func variable(_ variable: Int32) throws(ExactAnalysisError) -> Edge {
    try node(variable, high: Self.one, low: Self.zero)
  }

  /// The conjunction.
  ///
  /// O(product of the sizes).
  mutating func and(_ a: Edge, _ b: Edge) throws(ExactAnalysisError) -> Edge {
    try ifThenElse(a, b, Self.zero)
  }

  /// The disjunction.
  ///
  /// O(product of the sizes).
  mutating func or(_ a: Edge, _ b: Edge) throws(ExactAnalysisError) -> Edge {
    try ifThenElse(a, Self.one, b)
  }

  /// The node of a variable with its branches, as an edge whose high branch is not negated.
  mutating func node(
    _ variable: Int32, high: Edge, low: Edge
  ) throws(ExactAnalysisError) -> Edge {
    if high == low { return high }
    let sign = high & 1
    return try nodes.index(variable, high: high ^ sign, low: low ^ sign) << 1 | sign
  }

  /// Frees the memory of results of operations; those that are needed again are computed again.
  mutating func forgetResults() { cache = OperationCache() }

  /// Forgets all functions but some, and gives their new edges.
  ///
  /// O(nodes).
  mutating func keep(_ edges: [Edge]) -> [Edge] {
    var isKept = Array(repeating: false, count: nodes.count)
    for edge in edges { isKept[Int(edge >> 1)] = true }
    for index in stride(from: nodes.count - 1, to: 0, by: -1) where isKept[index] {
      isKept[Int(nodes[Int32(index)].high >> 1)] = true
      isKept[Int(nodes[Int32(index)].low >> 1)] = true
    }
    let renamed = nodes.keep(isKept) { edge, renamed in renamed[Int(edge >> 1)] << 1 | (edge & 1) }
    cache.clear()
    return edges.map { renamed[Int($0 >> 1)] << 1 | ($0 & 1) }
  }

  /// Takes other nodes; edges to those before mean nothing any more.
  mutating func replaceNodes(with fresh: consuming NodeTable) {
    nodes = fresh
    cache.clear()
  }

  /// The variable that a function asks first; that of constants is greater than all.
  func variable(of edge: Edge) -> Int32 { nodes[edge >> 1].variable }

  /// A function with its first variable set to true, and to false.
  func branches(_ edge: Edge) -> (high: Edge, low: Edge) {
    let node = nodes[edge >> 1]
    return (node.high ^ (edge & 1), node.low ^ (edge & 1))
  }

  /// Whether a function is true where its variables have these values.
  ///
  /// O(variables).
  func isTrue(_ edge: Edge, where values: [Bool]) -> Bool {
    var edge = edge
    while edge > 1 {
      let (high, low) = branches(edge)
      edge = values[Int(variable(of: edge))] ? high : low
    }
    return edge == Self.one
  }

  /// `condition ? high : low`, by Shannon's expansion over the topmost variable.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if the diagram, or the work on it, outgrows the limit.
  mutating func ifThenElse(
    _ condition: Edge, _ high: Edge, _ low: Edge
  ) throws(ExactAnalysisError) -> Edge {
    stack.clear()
    var result = enter(condition, high, low)
    while stack.count > 0 {
      let frame = stack.top
      if result < 0 {
        result = enter(
          cofactor(frame.condition, frame.variable, 0), cofactor(frame.high, frame.variable, 0),
          cofactor(frame.low, frame.variable, 0))
      } else if frame.highResult < 0 {
        stack.top.highResult = result
        result = enter(
          cofactor(frame.condition, frame.variable, 1), cofactor(frame.high, frame.variable, 1),
          cofactor(frame.low, frame.variable, 1))
      } else {
        stack.drop()
        let edge = try node(frame.variable, high: frame.highResult, low: result)
        cache.insert(
          edge,
          for: OperationCache.Key(
            first: frame.condition, second: frame.high, third: frame.low), nodes: nodes.count)
        result = edge ^ frame.sign
        try work.count(upTo: 64 * max(nodeLimit, 1 << 12), nodeLimit: nodeLimit)
      }
    }
    return result
  }

  /// Solves a call at once, or pushes a frame for it and returns -1.
  private mutating func enter(_ condition: Edge, _ high: Edge, _ low: Edge) -> Edge {
    var (condition, high, low) = (condition, high, low)
    if condition <= 1 { return condition == Self.one ? high : low }
    if high >> 1 == condition >> 1 { high = (high ^ condition) & 1 }
    if low >> 1 == condition >> 1 { low = (low ^ condition) & 1 ^ 1 }
    if high == low { return high }
    var sign: Edge = 0
    if high <= 1 && low <= 1 { return condition ^ high }
    if high <= 1 || low <= 1 {
      // Everything of two operands is a conjunction: a ? 1 : c = !(!a & !c), and so on.
      var (a, b) = (condition, high)
      if high == Self.one {
        (a, b, sign) = (condition ^ 1, low ^ 1, 1)
      } else if high == Self.zero {
        (a, b) = (condition ^ 1, low)
      } else if low == Self.one {
        (b, sign) = (high ^ 1, 1)
      }
      (condition, high, low) = a < b ? (a, b, Self.zero) : (b, a, Self.zero)
    } else {
      if condition & 1 == 1 { (condition, high, low) = (condition ^ 1, low, high) }
      sign = high & 1
      (high, low) = (high ^ sign, low ^ sign)
    }
    if let known = cache[OperationCache.Key(first: condition, second: high, third: low)] {
      return known ^ sign
    }
    let variable = min(
      nodes[condition >> 1].variable, nodes[high >> 1].variable, nodes[low >> 1].variable)
    stack.push(
      Frame(
        condition: condition, high: high, low: low, variable: variable, highResult: -1, sign: sign))
    return -1
  }

  /// The function with the variable set true (stage 0) or false (stage 1).
  private func cofactor(_ edge: Edge, _ variable: Int32, _ stage: Int) -> Edge {
    let node = nodes[edge >> 1]
    guard node.variable == variable else { return edge }
    return (stage == 0 ? node.high : node.low) ^ (edge & 1)
  }
}
