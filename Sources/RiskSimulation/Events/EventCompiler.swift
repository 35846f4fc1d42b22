// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// Turns a structure function into an ``EventProgram``.
///
/// Negation costs nothing: it is the sign of an operand. A row is given back after the last line that reads it, so
/// that the rows in use fit into the first cache even for large trees.
struct EventCompiler {
  private let function: StructureFunction
  private let keepsSteps: Bool
  private var program = EventProgram()
  /// By node: where its value is, as an operand.
  private var places: [Int32]
  /// By node: how many of its readers are still to come.
  private var readers: [Int32]
  private var freeRows: [Int] = []

  /// Compiles the first goal of a function.
  ///
  /// O(nodes + edges).
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - keepsSteps: Whether all steps are drawn first and their rows kept to the end.
  /// - Returns: The program.
  static func compile(_ function: StructureFunction, keepsSteps: Bool = false) -> EventProgram {
    var compiler = EventCompiler(function, keepsSteps)
    compiler.compile()
    return compiler.program
  }

  private init(_ function: StructureFunction, _ keepsSteps: Bool) {
    self.function = function
    self.keepsSteps = keepsSteps
    places = Array(repeating: 0, count: function.nodes.count)
    readers = places
    for node in function.nodes {
      for child in node.children { readers[Int(child)] += 1 }
    }
    readers[Int(function.goals[0])] += 1
  }

  private mutating func compile() {
    program.stepRows = Array(repeating: -1, count: function.inputs.count)
    if keepsSteps {
      for (index, node) in function.nodes.enumerated() { draw(node, index) }
      program.drawCount = program.lines.count
    }
    for (index, node) in function.nodes.enumerated() {
      if case .input = node.kind {
        if !keepsSteps { draw(node, index) }
      } else {
        compute(node, index)
      }
    }
    program.goal = places[Int(function.goals[0])]
  }

  private mutating func draw(_ node: StructureFunction.Node, _ index: Int) {
    guard case .input(let input) = node.kind else { return }
    let row = takeRow()
    program.stepRows[Int(input)] = keepsSteps ? row : -1
    if keepsSteps { readers[index] += 1 }
    let empty = program.operands.count..<program.operands.count
    program.lines.append(.init(operation: .draw(Int(input)), operands: empty, result: row))
    places[index] = Int32(row) << 1
  }

  private mutating func compute(_ node: StructureFunction.Node, _ index: Int) {
    switch node.kind {
    case .input: break
    case .not:
      // The same row with the other sign: whoever reads the one reads the other.
      places[index] = places[Int(node.children[0])] ^ 1
      hold(node.children[0], for: index)
    case .constant(let value): emit(value ? .all : .any, [], index)
    case .any: emit(.any, node.children, index)
    case .all, .sequence: emit(.all, node.children, index)
    case .odd: emit(.odd, node.children, index)
    case .unless: emit(.all, node.children, index, negatedFrom: 1)
    case .atLeast(let k):
      if k <= 0 {
        emit(.all, [], index)
        for child in node.children { release(child) }
      } else {
        emit(.atLeast(UInt32(clamping: k)), node.children, index)
      }
    }
  }

  private mutating func emit(
    _ operation: EventProgram.Operation, _ children: [Int32], _ index: Int,
    negatedFrom first: Int = .max
  ) {
    let start = program.operands.count
    for (place, child) in children.enumerated() {
      program.operands.append(places[Int(child)] ^ (place >= first ? 1 : 0))
    }
    // The result may not overwrite an operand: lines work group by group, but counters read them again.
    let row = takeRow()
    for child in children { release(child) }
    program.lines.append(
      .init(operation: operation, operands: start..<program.operands.count, result: row))
    places[index] = Int32(row) << 1
  }

  /// A negation reads its child as long as it is read itself.
  private mutating func hold(_ child: Int32, for index: Int) {
    aliases[index] = child
  }

  private var aliases: [Int: Int32] = [:]

  private mutating func release(_ node: Int32) {
    var node = node
    while true {
      readers[Int(node)] -= 1
      guard readers[Int(node)] == 0 else { return }
      guard let child = aliases[Int(node)] else { break }
      node = child
    }
    freeRows.append(Int(places[Int(node)] >> 1))
  }

  private mutating func takeRow() -> Int {
    if let row = freeRows.popLast() { return row }
    program.rowCount += 1
    return program.rowCount - 1
  }
}
