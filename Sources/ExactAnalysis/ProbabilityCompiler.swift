// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Compiles a structure function to a ``ProbabilityProgram``, module by module.
///
/// A function and its negation get registers of their own, so that nothing is ever subtracted but a
/// step's probability from 1: every result keeps its relative precision, however small it is.
struct ProbabilityCompiler {
  /// The operations so far.
  private(set) var operations: [ProbabilityProgram.Operation] = []
  /// The number of nodes of all decision diagrams, a function and its negation each counted.
  private(set) var diagramNodes = 0
  private let inputCount: Int
  private let graph: BooleanGraph
  private let diagrams: TreeDiagrams
  /// By edge; -1 where none was computed.
  private var registers: [Int32]
  /// The registers of true and false in diagrams; -1 where none was needed.
  private var constants: [Int32] = [-1, -1]

  /// Makes a compiler.
  init(inputCount: Int, _ diagrams: TreeDiagrams) {
    self.inputCount = inputCount
    self.diagrams = diagrams
    graph = diagrams.graph
    registers = Array(repeating: -1, count: graph.count * 2)
  }

  /// Emits all operations; the registers of the goals.
  mutating func compile() throws(ExactAnalysisError) -> [Int] {
    let isDemanded = graph.literals
    let goals = Set(graph.goals.map { Int($0 >> 1) })
    for node in 0..<graph.count where diagrams.parts.isModule[node] || goals.contains(node) {
      let edges = [Int32(node) << 1, Int32(node) << 1 | 1].filter { isDemanded[Int($0)] }
      if !edges.isEmpty { try compute(node, edges) }
    }
    return graph.goals.map { Int(register(of: $0)) }
  }

  private mutating func compute(_ node: Int, _ edges: [BooleanGraph.Edge])
    throws(ExactAnalysisError)
  {
    switch graph.kinds[node] {
    case .constant:
      for edge in edges { registers[Int(edge)] = emit(.constant(edge == BooleanGraph.one ? 1 : 0)) }
    case .input(let input):
      registers[node << 1] = input
      if edges.last.map({ $0 & 1 == 1 }) ?? false { _ = register(of: Int32(node) << 1 | 1) }
    case .atLeast(let k):
      try threshold(k, of: node, edges)
    case .all:
      var signed: [[Int32]] = [[], []]
      for part in diagrams.components(of: node) {
        let found = try part.isEntangled ? entangled(.all, part.children, at: node, edges) : nil
        for edge in edges {
          let sign = Int(edge & 1)
          signed[sign].append(found?[sign] ?? register(of: part.children[0] ^ (edge & 1)))
        }
      }
      for edge in edges {
        let inputs = signed[Int(edge & 1)]
        registers[Int(edge)] =
          inputs.count == 1
          ? inputs[0] : emit(edge & 1 == 0 ? .product(inputs) : .coproduct(inputs))
      }
    }
  }

  private mutating func threshold(
    _ k: Int, of node: Int, _ edges: [BooleanGraph.Edge]
  ) throws(ExactAnalysisError) {
    let children = Array(graph.children(of: node))
    let isApart = diagrams.parts.areApart(children)
    let found = try isApart ? nil : entangled(.atLeast(k), children, at: node, edges)
    for edge in edges {
      let sign = edge & 1
      let needed = sign == 0 ? k : children.count - k + 1
      registers[Int(edge)] =
        found?[Int(sign)] ?? emit(.atLeast(needed, children.map { register(of: $0 ^ sign) }))
    }
  }

  /// Registers of a gate whose children share steps, by the signs of `edges`: a decision diagram.
  private mutating func entangled(
    _ kind: BooleanGraph.Kind, _ children: [BooleanGraph.Edge], at node: Int,
    _ edges: [BooleanGraph.Edge]
  ) throws(ExactAnalysisError) -> [Int32] {
    let piece = try diagrams.diagram(of: kind, children, at: node)
    let (goal, variables) = (piece.goal, piece.ordered)
    let roots = edges.map { goal.root ^ ($0 & 1) }
    var values = Array(repeating: Int32(-1), count: goal.diagram.nodes.count * 2)
    for edge in goal.diagram.reached(from: roots) {
      let variable = variables[Int(goal.diagram.variable(of: edge))]
      let (high, low) = goal.diagram.branches(edge)
      diagramNodes += 1
      values[Int(edge)] = select(variable, high, low) { values[Int($0)] }
    }
    return [Int32(0), 1].map { sign in
      let edge = goal.root ^ sign
      if edge > 1 { return values[Int(edge)] }
      return edges.contains { $0 & 1 == sign } ? constant(edge) : -1
    }
  }

  /// A node of a diagram in the form that subtracts least.
  ///
  /// Products are choices against a constant: the same bits, and no list of operands for each node.
  private mutating func select(
    _ variable: BooleanGraph.Edge, _ high: DecisionDiagram.Edge, _ low: DecisionDiagram.Edge,
    _ value: (DecisionDiagram.Edge) -> Int32
  ) -> Int32 {
    switch (high, low) {
    case (DecisionDiagram.one, DecisionDiagram.zero): register(of: variable)
    case (DecisionDiagram.zero, DecisionDiagram.one): register(of: variable ^ 1)
    case (_, DecisionDiagram.zero): choose(variable, value(high), constant(low))
    case (DecisionDiagram.zero, _): choose(variable ^ 1, value(low), constant(high))
    case (DecisionDiagram.one, _): choose(variable, constant(high), value(low))
    case (_, DecisionDiagram.one): choose(variable ^ 1, constant(low), value(high))
    default: choose(variable, value(high), value(low))
    }
  }

  private mutating func choose(
    _ condition: BooleanGraph.Edge, _ high: Int32, _ low: Int32
  ) -> Int32 {
    emit(.select(condition: register(of: condition), high: high, low: low))
  }

  /// The register of a constant, one for all.
  private mutating func constant(_ edge: DecisionDiagram.Edge) -> Int32 {
    let place = Int(edge & 1)
    if constants[place] < 0 {
      constants[place] = emit(.constant(edge == DecisionDiagram.one ? 1 : 0))
    }
    return constants[place]
  }

  private mutating func register(of edge: BooleanGraph.Edge) -> Int32 {
    if registers[Int(edge)] < 0 {
      registers[Int(edge)] = emit(.complement(registers[Int(edge) ^ 1]))
    }
    return registers[Int(edge)]
  }

  private mutating func emit(_ operation: ProbabilityProgram.Operation) -> Int32 {
    operations.append(operation)
    return Int32(inputCount + operations.count - 1)
  }
}
