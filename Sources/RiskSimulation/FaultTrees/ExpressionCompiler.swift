// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Compiles the probabilities of a fault tree's events to columns; what is shared by name is drawn once.
struct ExpressionCompiler {
  private let tree: FaultTree
  private var parameters: [Register?]
  private var isOpen: [Bool]

  /// Makes a compiler for a tree.
  init(_ tree: FaultTree) {
    self.tree = tree
    parameters = Array(repeating: nil, count: tree.parameters.count)
    isOpen = Array(repeating: false, count: tree.parameters.count)
  }

  /// The column of an event's probability, at most 1.
  ///
  /// - Throws: ``SimulationError`` if it has none, or refers to nothing or to itself.
  mutating func probability(
    ofEvent index: Int, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    let event = tree.events[index]
    guard let expression = event.probability else { throw .noProbability(event: event.name) }
    let column = try compile(expression, as: "event.\(event.name)", &builder)
    return builder.emit(.cap(column))
  }

  private mutating func compile(
    _ expression: NumericExpression, as name: String, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    switch expression {
    case .constant(let value): return builder.constant(value)
    case .parameter(let index): return try parameter(index, &builder)
    case .deviate(let law): return try builder.draw(name, law)
    case .apply(let function, let operands):
      var registers: [Register] = []
      for (place, operand) in operands.enumerated() {
        registers.append(try compile(operand, as: "\(name).\(place + 1)", &builder))
      }
      return builder.emit(.apply(function, registers))
    }
  }

  private mutating func parameter(
    _ index: Int, _ builder: inout ProgramBuilder
  ) throws(SimulationError) -> Register {
    guard tree.parameters.indices.contains(index) else { throw .unknownParameter("\(index)") }
    if let known = parameters[index] { return known }
    let parameter = tree.parameters[index]
    if isOpen[index] { throw .parameterCycle(parameter.name) }
    isOpen[index] = true
    let column = try compile(parameter.expression, as: "parameter.\(parameter.name)", &builder)
    isOpen[index] = false
    parameters[index] = column
    return column
  }
}
