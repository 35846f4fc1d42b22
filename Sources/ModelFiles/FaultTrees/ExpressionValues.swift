// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// What the expressions of a fault tree come to with all deviates at their means.
struct ExpressionValues {
  private var values: [Double]
  private var isCertain: [Bool]

  /// Computes the parameters of a tree, in which none depends on itself.
  ///
  /// O(expressions), without recursion over parameters.
  init(_ tree: FaultTree) {
    values = Array(repeating: .nan, count: tree.parameters.count)
    isCertain = Array(repeating: true, count: tree.parameters.count)
    var isOpen = Array(repeating: false, count: tree.parameters.count)
    for start in tree.parameters.indices where !isOpen[start] {
      isOpen[start] = true
      var stack = [(parameter: start, rest: tree.parameters[start].expression.parameters[...])]
      while let (parameter, rest) = stack.last {
        guard let next = rest.first else {
          let expression = tree.parameters[parameter].expression
          values[parameter] = value(expression)
          isCertain[parameter] = isCertain(expression)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].rest = rest.dropFirst()
        if isOpen[next] { continue }
        isOpen[next] = true
        stack.append((next, tree.parameters[next].expression.parameters[...]))
      }
    }
  }

  /// Whether no deviate is involved.
  func isCertain(_ expression: NumericExpression) -> Bool {
    switch expression {
    case .constant, .deviate(.point): true
    case .deviate: false
    case .parameter(let index): isCertain[index]
    case .apply(_, let operands): operands.allSatisfy { isCertain($0) }
    }
  }

  /// The value with all deviates at their means.
  func value(_ expression: NumericExpression) -> Double {
    switch expression {
    case .constant(let value): value
    case .deviate(let law): law.mean
    case .parameter(let index): values[index]
    case .apply(let function, let operands): function.value(operands.map { value($0) })
    }
  }
}
