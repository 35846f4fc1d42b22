// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Formula {
  /// The gates and events that the formula refers to, in its order, each as often as it occurs.
  ///
  /// O(size).
  public var leaves: (gates: [Int], events: [Int]) {
    var gates: [Int] = []
    var events: [Int] = []
    var stack = [self]
    while let formula = stack.popLast() {
      switch formula {
      case .constant: break
      case .event(let event): events.append(event)
      case .gate(let gate): gates.append(gate)
      case .not(let operand): stack.append(operand)
      case .all(let operands), .any(let operands), .odd(let operands), .atLeast(_, let operands):
        stack += operands.reversed()
      }
    }
    return (gates, events)
  }
}
