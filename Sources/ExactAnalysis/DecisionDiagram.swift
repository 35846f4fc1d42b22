// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A shared, reduced, ordered binary decision diagram over variables `0, 1, ...` in this order.
///
/// Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE Transactions on Computers
/// C-35(8), 1986, with complement edges after Brace, Rudell, Bryant (DAC 1990): an edge is twice the
/// index of a node, plus one if the function is negated; high edges are never negated. All loops keep
/// their own stacks, so depth is bounded by memory alone.
struct DecisionDiagram {
  /// A function: an index of a node and a sign.
  typealias Edge = Int32

  /// One node: if the variable is true go to `high`, else to `low`.
  struct Node: Hashable {
    /// The variable; the terminal's is greater than all.
    var variable: Int32
    /// The function if the variable is true.
    var high: Edge
    /// The function if it is false.
    var low: Edge
  }

  private struct Call: Hashable {
    var condition: Edge
    var high: Edge
    var low: Edge
  }

  private struct Frame {
    var call: Call
    var isNegated: Bool
    var variable: Int32
    var stage: Int
    var high: Edge
  }

  /// The function that is always true.
  static let one: Edge = 0
  /// The function that is always false.
  static let zero: Edge = 1

  /// The nodes, children first; index 0 is the terminal.
  private(set) var nodes: [Node] = [Node(variable: .max, high: 0, low: 0)]
  private var unique: [Node: Int32] = [:]
  private var computed: [Call: Edge] = [:]
  private let nodeLimit: Int

  /// Makes a diagram without functions.
  init(nodeLimit: Int) {
    self.nodeLimit = nodeLimit
  }

  /// The function of one variable.
  mutating func variable(_ variable: Int32) throws(ExactAnalysisError) -> Edge {
    try node(variable, high: Self.one, low: Self.zero)
  }

  /// The negation.
  ///
  /// O(1).
  static func not(_ edge: Edge) -> Edge { edge ^ 1 }

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
    let node = Node(variable: variable, high: high ^ sign, low: low ^ sign)
    if let index = unique[node] { return index << 1 | sign }
    guard nodes.count < nodeLimit else { throw .nodeLimit(nodeLimit) }
    let index = Int32(nodes.count)
    nodes.append(node)
    unique[node] = index
    return index << 1 | sign
  }

  /// `condition ? high : low`, by Shannon's expansion over the topmost variable.
  mutating func ifThenElse(
    _ condition: Edge, _ high: Edge, _ low: Edge
  ) throws(ExactAnalysisError) -> Edge {
    var stack: [Frame] = []
    var result = enter(condition, high, low, &stack)
    while let frame = stack.last {
      let top = stack.count - 1
      guard let value = result else {
        result = descend(frame, stage: 0, &stack)
        continue
      }
      if frame.stage == 0 {
        stack[top].stage = 1
        stack[top].high = value
        result = descend(frame, stage: 1, &stack)
      } else {
        stack.removeLast()
        let edge = try node(frame.variable, high: frame.high, low: value)
        computed[frame.call] = edge
        result = frame.isNegated ? Self.not(edge) : edge
      }
    }
    return result ?? Self.zero
  }

  /// Solves a call at once, or pushes a frame for it and returns `nil`.
  private func enter(
    _ condition: Edge, _ high: Edge, _ low: Edge, _ stack: inout [Frame]
  ) -> Edge? {
    var (condition, high, low) = (condition, high, low)
    if condition == Self.one { return high }
    if condition == Self.zero { return low }
    if condition & 1 == 1 { (condition, high, low) = (condition ^ 1, low, high) }
    if high == condition { high = Self.one } else if high == condition ^ 1 { high = Self.zero }
    if low == condition { low = Self.zero } else if low == condition ^ 1 { low = Self.one }
    if high == low { return high }
    if high == Self.one && low == Self.zero { return condition }
    if high == Self.zero && low == Self.one { return condition ^ 1 }
    (condition, high, low) = Self.ordered(condition, high, low)
    let sign = high & 1
    let call = Call(condition: condition, high: high ^ sign, low: low ^ sign)
    if let known = computed[call] { return known ^ sign }
    let variable = min(
      nodes[Int(call.condition >> 1)].variable, nodes[Int(call.high >> 1)].variable,
      nodes[Int(call.low >> 1)].variable)
    stack.append(
      Frame(call: call, isNegated: sign == 1, variable: variable, stage: 0, high: Self.zero))
    return nil
  }

  /// Conjunction and disjunction commute: of equal calls one form is kept.
  private static func ordered(_ condition: Edge, _ high: Edge, _ low: Edge) -> (Edge, Edge, Edge) {
    if low == zero, high & 1 == 0, high < condition { return (high, condition, low) }
    if high == one, low & 1 == 0, low < condition { return (low, high, condition) }
    return (condition, high, low)
  }

  private func descend(_ frame: Frame, stage: Int, _ stack: inout [Frame]) -> Edge? {
    let call = frame.call
    return enter(
      cofactor(call.condition, frame.variable, stage), cofactor(call.high, frame.variable, stage),
      cofactor(call.low, frame.variable, stage), &stack)
  }

  /// The function with the variable set true (stage 0) or false (stage 1).
  private func cofactor(_ edge: Edge, _ variable: Int32, _ stage: Int) -> Edge {
    let node = nodes[Int(edge >> 1)]
    guard node.variable == variable else { return edge }
    return (stage == 0 ? node.high : node.low) ^ (edge & 1)
  }
}
