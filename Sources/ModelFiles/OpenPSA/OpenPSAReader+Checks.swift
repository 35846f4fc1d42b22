// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension OpenPSAReader {
  /// Finds cycles and the goals; what the formulas refer to is known to exist.
  mutating func check(_ root: XMLElement) {
    let references = tree.gates.map { Self.gates(in: $0.formula) }
    if let gate = Self.firstInCycle(references) {
      let name = tree.gates[gate].name
      error("cycle", "the gate '\(name)' is its own descendant", element(ofGate: gate) ?? root)
    }
    let parameters = tree.parameters.map { Self.parameters(in: $0.expression) }
    if let parameter = Self.firstInCycle(parameters) {
      error(
        "cycle", "the parameter '\(tree.parameters[parameter].name)' depends on itself", root)
    }
    var isUsed = Array(repeating: false, count: tree.gates.count)
    for gate in references.joined() { isUsed[gate] = true }
    setGoals(tree.gates.indices.filter { !isUsed[$0] })
    if tree.gates.isEmpty { error("no-goal", "the model has no gate", root) }
  }

  private static func gates(in formula: Formula) -> [Int] {
    switch formula {
    case .gate(let gate): [gate]
    case .constant, .event: []
    case .not(let operand): gates(in: operand)
    case .all(let operands), .any(let operands), .odd(let operands), .atLeast(_, let operands):
      operands.flatMap { gates(in: $0) }
    }
  }

  private static func parameters(in expression: NumericExpression) -> [Int] {
    switch expression {
    case .constant, .deviate: []
    case .parameter(let parameter): [parameter]
    case .apply(_, let operands): operands.flatMap { parameters(in: $0) }
    }
  }

  /// A node of a graph that can be reached from itself, if there is one.
  ///
  /// O(nodes + references), without recursion.
  private static func firstInCycle(_ references: [[Int]]) -> Int? {
    enum State { case new, open, done }
    var states = Array(repeating: State.new, count: references.count)
    for start in references.indices where states[start] == .new {
      var stack = [(node: start, next: 0)]
      states[start] = .open
      while let (node, next) = stack.last {
        guard next < references[node].count else {
          states[node] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let child = references[node][next]
        if states[child] == .open { return child }
        if states[child] == .new {
          states[child] = .open
          stack.append((child, 0))
        }
      }
    }
    return nil
  }
}
