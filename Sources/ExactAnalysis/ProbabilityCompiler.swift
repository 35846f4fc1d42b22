// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Compiles a structure function to a ``ProbabilityProgram``, module by module.
struct ProbabilityCompiler {
  /// The operations so far.
  private(set) var operations: [ProbabilityProgram.Operation] = []
  private let function: StructureFunction
  private let nodeLimit: Int
  private let modules: Modules
  private let parents: [Int]
  private var registers: [Int32?]
  private var complements: [Int32: Int32] = [:]

  /// Makes a compiler.
  init(_ function: StructureFunction, nodeLimit: Int) {
    self.function = function
    self.nodeLimit = nodeLimit
    modules = Modules(function)
    var parents = Array(repeating: 0, count: function.nodes.count)
    for node in function.nodes {
      for child in node.children { parents[Int(child)] += 1 }
    }
    self.parents = parents
    registers = Array(repeating: nil, count: function.nodes.count)
  }

  /// Emits all operations; the registers of the goals.
  mutating func compile() throws(ExactAnalysisError) -> [Int] {
    let goals = Set(function.goals.map { Int($0) })
    for (index, node) in function.nodes.enumerated() {
      if case .input(let input) = node.kind {
        registers[index] = input
      } else if modules.isModule[index] || goals.contains(index) {
        registers[index] = try register(of: index)
      }
    }
    return function.goals.map { Int(registers[Int($0)] ?? 0) }
  }

  private mutating func register(of index: Int) throws(ExactAnalysisError) -> Int32 {
    let node = function.nodes[index]
    let children = node.children.map { Int($0) }
    let isApart =
      Set(children).count == children.count && children.allSatisfy { modules.isModule[$0] }
    guard isApart, modules.isModule[index] else { return try entangled(index) }
    let inputs = children.compactMap { registers[$0] }
    switch node.kind {
    case .input(let input): return input
    case .any: return emit(.coproduct(inputs))
    case .all: return emit(.product(inputs))
    case .atLeast(let k): return emit(.atLeast(k, inputs))
    case .unless: return emit(.product([inputs[0], complement(of: inputs[1])]))
    }
  }

  /// A decision diagram for a module whose gates share steps, under the first order that fits.
  private mutating func entangled(_ root: Int) throws(ExactAnalysisError) -> Int32 {
    for order in VariableOrder.allCases {
      do {
        return try entangled(root, order)
      } catch .nodeLimit {
        continue
      }
    }
    throw .nodeLimit(nodeLimit)
  }

  private mutating func entangled(
    _ root: Int, _ order: VariableOrder
  ) throws(ExactAnalysisError) -> Int32 {
    let variables = order.variables(under: root, of: function, parents: parents) { index in
      modules.isModule[index]
    }
    let level = Dictionary(
      uniqueKeysWithValues: variables.enumerated().map { ($0.element, Int32($0.offset)) })
    var builder = DiagramBuilder(function, nodeLimit: nodeLimit)
    let edge = try builder.edge(of: root) { level[$0] }
    return emit(builder.diagram, edge, variables)
  }

  /// Turns the nodes under an edge into selections.
  private mutating func emit(
    _ diagram: DecisionDiagram, _ root: DecisionDiagram.Edge, _ variables: [Int]
  ) -> Int32 {
    var isNeeded = Array(repeating: false, count: diagram.nodes.count)
    isNeeded[Int(root >> 1)] = true
    for (index, node) in diagram.nodes.enumerated().reversed() where isNeeded[index] && index > 0 {
      isNeeded[Int(node.high >> 1)] = true
      isNeeded[Int(node.low >> 1)] = true
    }
    var values: [Int32] = Array(repeating: 0, count: diagram.nodes.count)
    values[0] = emit(.constant(1))
    for (index, node) in diagram.nodes.enumerated() where isNeeded[index] && index > 0 {
      guard let condition = registers[variables[Int(node.variable)]] else {
        preconditionFailure("modules are computed before the gates above them")
      }
      let high = signed(node.high, values)
      let low = signed(node.low, values)
      values[index] = emit(.select(condition: condition, high: high, low: low))
    }
    return signed(root, values)
  }

  private mutating func signed(_ edge: DecisionDiagram.Edge, _ values: [Int32]) -> Int32 {
    let value = values[Int(edge >> 1)]
    return edge & 1 == 0 ? value : complement(of: value)
  }

  private mutating func complement(of register: Int32) -> Int32 {
    if let known = complements[register] { return known }
    let result = emit(.complement(register))
    complements[register] = result
    return result
  }

  private mutating func emit(_ operation: ProbabilityProgram.Operation) -> Int32 {
    operations.append(operation)
    return Int32(function.inputs.count + operations.count - 1)
  }
}
