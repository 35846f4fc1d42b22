// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Random fault trees with all connectives, nested formulas and shared gates, the same for the same seed.
public enum RandomFaultTree {
  /// A fault tree whose last gate is the goal; gates refer to earlier gates only.
  public static func make(seed: UInt64, events: Int, gates: Int) -> FaultTree {
    var random = SplitMix64(seed: seed)
    var tree = FaultTree(name: "random")
    for index in 0..<events {
      tree.events.append(
        BasicEvent(
          name: "e\(index)",
          probability: .constant(Double.random(in: 0.01...0.99, using: &random))))
    }
    for index in 0..<gates {
      tree.gates.append(
        FaultTreeGate(name: "g\(index)", formula: formula(index, events, 2, &random)))
    }
    tree.goals = [gates - 1]
    return tree
  }

  /// The truth of a formula, given that of events and gates.
  public static func value(_ formula: Formula, _ events: [Bool], _ gates: [Bool]) -> Bool {
    switch formula {
    case .constant(let value): value
    case .event(let index): events[index]
    case .gate(let index): gates[index]
    case .not(let operand): !value(operand, events, gates)
    case .all(let operands): operands.allSatisfy { value($0, events, gates) }
    case .any(let operands): operands.contains { value($0, events, gates) }
    case .odd(let operands): operands.count { value($0, events, gates) } % 2 == 1
    case .atLeast(let k, let operands): operands.count { value($0, events, gates) } >= k
    }
  }

  /// Whether the goal is reached, for each state of the events.
  public static func states(of tree: FaultTree) -> [Bool] {
    (0..<(1 << tree.events.count)).map { state in
      let events = tree.events.indices.map { state >> $0 & 1 == 1 }
      var gates: [Bool] = []
      for gate in tree.gates { gates.append(value(gate.formula, events, gates)) }
      return gates[tree.goals[0]]
    }
  }

  private static func formula(
    _ gate: Int, _ events: Int, _ depth: Int, _ random: inout SplitMix64
  ) -> Formula {
    func leaf(_ random: inout SplitMix64) -> Formula {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<4 where gate > 0: .gate(Int.random(in: max(0, gate - 4)..<gate, using: &random))
      case 9 where Int.random(in: 0..<6, using: &random) == 0:
        .constant(Bool.random(using: &random))
      default: .event(Int.random(in: 0..<events, using: &random))
      }
    }
    func operand(_ random: inout SplitMix64) -> Formula {
      depth > 0 && Int.random(in: 0..<4, using: &random) == 0
        ? formula(gate, events, depth - 1, &random) : leaf(&random)
    }
    let operands = (0..<Int.random(in: 2...4, using: &random)).map { _ in operand(&random) }
    return switch Int.random(in: 0..<9, using: &random) {
    case 0, 1, 2: .any(operands)
    case 3, 4: .all(operands)
    case 5: .odd(operands)
    case 6: .not(operands[0])
    default: .atLeast(Int.random(in: 0...operands.count, using: &random), operands)
    }
  }
}
