// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The coherent hull of a goal: what can be reached if no defence holds.
///
/// Negations are pushed down to the steps; a negated step, and a defence, counts as true. In a tree
/// without `unless` the hull is the tree. Its minimal solutions are the minimal attacks.
struct CoherentHull {
  /// The hull as a diagram.
  private(set) var diagram: DecisionDiagram
  /// The hull's root.
  private(set) var root: DecisionDiagram.Edge
  /// The inputs of the structure function, in the order of the diagram's variables.
  let variables: [Int]
  /// Whether the tree itself is coherent: no negation, no defence.
  let isCoherent: Bool

  /// Builds the hull of a goal's node.
  ///
  /// Without recursion.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if the diagram outgrows its limit.
  init(
    _ function: StructureFunction, goal: Int, order: VariableOrder, nodeLimit: Int
  ) throws(ExactAnalysisError) {
    let builder = HullBuilder(function, goal: goal, order: order)
    diagram = DecisionDiagram(nodeLimit: nodeLimit)
    root = try builder.build(in: &diagram)
    variables = builder.variables
    isCoherent = builder.isCoherent
  }
}

/// Builds hulls: one function for each node and sign that is reached.
private struct HullBuilder {
  /// A node, plain or negated.
  struct Literal: Hashable, Comparable {
    var node: Int
    var isNegated: Bool

    static func < (left: Literal, right: Literal) -> Bool {
      left.node == right.node ? !left.isNegated && right.isNegated : left.node < right.node
    }
  }

  let variables: [Int]
  let isCoherent: Bool
  private let function: StructureFunction
  private let goal: Literal
  private let literals: [Literal]
  private let level: [Int: Int32]

  init(_ function: StructureFunction, goal: Int, order: VariableOrder) {
    self.function = function
    self.goal = Literal(node: goal, isNegated: false)
    var parents = Array(repeating: 0, count: function.nodes.count)
    for node in function.nodes {
      for child in node.children { parents[Int(child)] += 1 }
    }
    let steps = order.variables(under: goal, of: function, parents: parents) { index in
      function.nodes[index].children.isEmpty
    }
    let inputs: [(node: Int, input: Int)] = (steps.isEmpty ? [goal] : steps).compactMap { index in
      guard case .input(let input) = function.nodes[index].kind else { return nil }
      return function.roles[Int(input)] == .attack ? (index, Int(input)) : nil
    }
    variables = inputs.map(\.input)
    level = Dictionary(
      uniqueKeysWithValues: inputs.enumerated().map { ($0.element.node, Int32($0.offset)) })
    literals = Self.reached(from: self.goal, function)
    isCoherent = literals.allSatisfy { literal in
      guard case .input(let input) = function.nodes[literal.node].kind else {
        return function.nodes[literal.node].kind != .unless
      }
      return !literal.isNegated && function.roles[Int(input)] == .attack
    }
  }

  func build(in diagram: inout DecisionDiagram) throws(ExactAnalysisError) -> DecisionDiagram.Edge {
    var edges: [Literal: DecisionDiagram.Edge] = [:]
    for literal in literals {
      let children = Self.children(of: literal, function).compactMap { edges[$0] }
      edges[literal] = try edge(of: literal, children, in: &diagram)
    }
    return edges[goal] ?? DecisionDiagram.zero
  }

  private func edge(
    of literal: Literal, _ children: [DecisionDiagram.Edge], in diagram: inout DecisionDiagram
  ) throws(ExactAnalysisError) -> DecisionDiagram.Edge {
    switch (function.nodes[literal.node].kind, literal.isNegated) {
    case (.input, true): return DecisionDiagram.one
    case (.input, false):
      guard let variable = level[literal.node] else { return DecisionDiagram.one }
      return try diagram.variable(variable)
    case (.any, false), (.all, true), (.unless, true): return try diagram.any(children)
    case (.all, false), (.any, true), (.unless, false): return try diagram.all(children)
    case (.atLeast(let k), false): return try diagram.atLeast(k, of: children)
    case (.atLeast(let k), true):
      return try diagram.atLeast(children.count - k + 1, of: children)
    }
  }

  private static func reached(from goal: Literal, _ function: StructureFunction) -> [Literal] {
    var seen: Set<Literal> = [goal]
    var stack = [goal]
    while let literal = stack.popLast() {
      for child in children(of: literal, function) where seen.insert(child).inserted {
        stack.append(child)
      }
    }
    return seen.sorted()
  }

  private static func children(of literal: Literal, _ function: StructureFunction) -> [Literal] {
    let node = function.nodes[literal.node]
    return node.children.enumerated().map { place, child in
      let isFlipped = node.kind == .unless && place == 1
      return Literal(node: Int(child), isNegated: literal.isNegated != isFlipped)
    }
  }
}
