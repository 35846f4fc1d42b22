// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension NumericExpression {
  /// The parameters that the expression refers to itself, each as often as it occurs.
  ///
  /// O(size).
  public var parameters: [Int] {
    var parameters: [Int] = []
    var stack = [self]
    while let expression = stack.popLast() {
      switch expression {
      case .constant, .deviate: break
      case .parameter(let parameter): parameters.append(parameter)
      case .apply(_, let operands): stack += operands.reversed()
      }
    }
    return parameters
  }
}
