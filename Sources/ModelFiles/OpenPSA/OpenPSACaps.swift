// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Which expressions must be held in [0, 1] in words when they are probabilities.
///
/// Tools refuse an event whose law they believe to reach beyond: SCRAM takes the upper end of a beta law for more
/// than 1, and laws without an end have none.
struct OpenPSACaps {
  private var isWide: [Bool]

  /// Looks at the parameters of a tree.
  ///
  /// O(expressions).
  init(_ tree: FaultTree) {
    var dependents = Array(repeating: [Int](), count: tree.parameters.count)
    for (index, parameter) in tree.parameters.enumerated() {
      for needed in parameter.expression.parameters { dependents[needed].append(index) }
    }
    isWide = tree.parameters.map { Self.hasWideDeviate($0.expression) }
    var stack = isWide.indices.filter { isWide[$0] }
    while let parameter = stack.popLast() {
      for dependent in dependents[parameter] where !isWide[dependent] {
        isWide[dependent] = true
        stack.append(dependent)
      }
    }
  }

  /// The expression, held in [0, 1] where that is needed.
  func capped(_ expression: NumericExpression) -> NumericExpression {
    if case .apply(.minimum, let operands) = expression, operands.first == .constant(1) {
      return expression
    }
    guard Self.hasWideDeviate(expression) || expression.parameters.contains(where: { isWide[$0] })
    else { return expression }
    let bounded =
      Self.canBeNegative(expression)
      ? NumericExpression.apply(.maximum, [.constant(0), expression]) : expression
    return .apply(.minimum, [.constant(1), bounded])
  }

  private static func hasWideDeviate(_ expression: NumericExpression) -> Bool {
    switch expression {
    case .constant, .parameter: false
    case .deviate(let law): isWide(law)
    case .apply(_, let operands): operands.contains { hasWideDeviate($0) }
    }
  }

  private static func isWide(_ law: Distribution) -> Bool {
    switch law {
    case .beta, .pert, .normal, .lognormal, .gamma: true
    case .scaled(let base, _, _): isWide(base)
    default: false
    }
  }

  private static func canBeNegative(_ expression: NumericExpression) -> Bool {
    if case .deviate(.normal) = expression { true } else { false }
  }
}
