// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Numbers the gates of a fault tree, what they refer to first, nested formulas as nodes of their own.
struct FormulaWalk {
  /// The nodes so far.
  private(set) var nodes: [StructureFunction.Node] = []
  /// The indices of the events met so far.
  private(set) var events: [Int] = []
  private let tree: FaultTree
  /// For each gate its number; -1 if it was not met, -2 while what it refers to is visited.
  private var gateNumbers: [Int32]
  private var eventNumbers: [Int32]

  private struct Visit {
    var gate: Int
    var references: [Int]
    var next = 0
  }

  /// Makes a walk that has seen nothing.
  init(_ tree: FaultTree) {
    self.tree = tree
    gateNumbers = Array(repeating: -1, count: tree.gates.count)
    eventNumbers = Array(repeating: -1, count: tree.events.count)
  }

  /// The number of a gate that was visited.
  func index(of gate: Int) -> Int32 { gateNumbers[gate] }

  /// Numbers a gate and what is under it.
  ///
  /// - Throws: ``ExactAnalysisError`` for references to nothing, cycles and malformed formulas.
  mutating func visit(_ goal: Int) throws(ExactAnalysisError) {
    var stack: [Visit] = []
    try enter(goal, &stack)
    while let visit = stack.last {
      if visit.next < visit.references.count {
        stack[stack.count - 1].next += 1
        try enter(visit.references[visit.next], &stack)
      } else {
        stack.removeLast()
        let gate = tree.gates[visit.gate]
        gateNumbers[visit.gate] = try number(gate.formula, in: gate.name)
      }
    }
  }

  private mutating func enter(_ gate: Int, _ stack: inout [Visit]) throws(ExactAnalysisError) {
    guard tree.gates.indices.contains(gate) else { throw .undefinedNode("gate \(gate)") }
    if gateNumbers[gate] >= 0 { return }
    if gateNumbers[gate] == -2 { throw .cycle(tree.gates[gate].name) }
    gateNumbers[gate] = -2
    var references: [Int] = []
    Self.collect(tree.gates[gate].formula, &references)
    stack.append(Visit(gate: gate, references: references))
  }

  private static func collect(_ formula: Formula, _ gates: inout [Int]) {
    switch formula {
    case .gate(let gate): gates.append(gate)
    case .not(let operand): collect(operand, &gates)
    case .all(let operands), .any(let operands), .odd(let operands), .atLeast(_, let operands):
      for operand in operands { collect(operand, &gates) }
    case .constant, .event: break
    }
  }

  /// The number of a formula whose gates have theirs.
  private mutating func number(
    _ formula: Formula, in gate: String
  ) throws(ExactAnalysisError) -> Int32 {
    switch formula {
    case .gate(let index): return gateNumbers[index]
    case .event(let index): return try number(ofEvent: index)
    case .constant(let value): return append(.constant(value), [])
    case .not(let operand): return append(.not, [try number(operand, in: gate)])
    case .all(let operands): return try number(.all, operands, in: gate)
    case .any(let operands): return try number(.any, operands, in: gate)
    case .odd(let operands): return try number(.odd, operands, in: gate)
    case .atLeast(let k, let operands): return try number(.atLeast(k), operands, in: gate)
    }
  }

  private mutating func number(
    _ kind: StructureFunction.Kind, _ operands: [Formula], in gate: String
  ) throws(ExactAnalysisError) -> Int32 {
    guard !operands.isEmpty else { throw .malformedGate(gate) }
    var children: [Int32] = []
    children.reserveCapacity(operands.count)
    for operand in operands { children.append(try number(operand, in: gate)) }
    return append(kind, children)
  }

  private mutating func number(ofEvent event: Int) throws(ExactAnalysisError) -> Int32 {
    guard tree.events.indices.contains(event) else { throw .undefinedNode("event \(event)") }
    if eventNumbers[event] < 0 {
      eventNumbers[event] = append(.input(Int32(events.count)), [])
      events.append(event)
    }
    return eventNumbers[event]
  }

  private mutating func append(_ kind: StructureFunction.Kind, _ children: [Int32]) -> Int32 {
    nodes.append(StructureFunction.Node(kind: kind, children: children))
    return Int32(nodes.count - 1)
  }
}
