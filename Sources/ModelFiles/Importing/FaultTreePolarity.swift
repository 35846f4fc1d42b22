// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Under how many negations the events of a fault tree stand: an even number, an odd one, or both.
struct FaultTreePolarity {
  private struct Place: Hashable {
    var gate: Int
    var isNegated: Bool
  }

  private var isPlain: [Bool]
  private var isNegated: [Bool]
  private var stack: [Place] = []
  private var seen: Set<Place> = []

  /// Walks a tree from its goals.
  ///
  /// O(size of the tree).
  init(_ tree: FaultTree) {
    isPlain = Array(repeating: false, count: tree.events.count)
    isNegated = isPlain
    for goal in tree.goals { enter(goal, false) }
    while let place = stack.popLast() {
      walk(tree.gates[place.gate].formula, place.isNegated)
    }
  }

  /// Whether an event stands under negations only.
  func isNegatedOnly(event: Int) -> Bool { isNegated[event] && !isPlain[event] }

  private mutating func enter(_ gate: Int, _ isNegated: Bool) {
    let place = Place(gate: gate, isNegated: isNegated)
    if seen.insert(place).inserted { stack.append(place) }
  }

  private mutating func walk(_ formula: Formula, _ isFlipped: Bool) {
    switch formula {
    case .constant: break
    case .event(let event):
      if isFlipped { isNegated[event] = true } else { isPlain[event] = true }
    case .gate(let gate): enter(gate, isFlipped)
    case .not(let operand): walk(operand, !isFlipped)
    case .all(let operands), .any(let operands), .atLeast(_, let operands):
      for operand in operands { walk(operand, isFlipped) }
    case .odd(let operands):
      for operand in operands {
        walk(operand, false)
        walk(operand, true)
      }
    }
  }
}
