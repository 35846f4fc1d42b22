// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Defences stand where they hinder.
enum DefencePositionRule: ValidationRule {
  private struct Place: Hashable {
    var name: String
    var isNegated: Bool
  }

  static func check(_ model: Model) -> [Diagnostic] {
    let roots = model.threats.values.map(\.goal) + model.trees
    var stack = roots.map { Place(name: $0, isNegated: false) }
    var seen = Set(stack)
    var misplaced: Set<String> = []
    while let place = stack.popLast() {
      switch model.forest[place.name] {
      case .step(let step) where step.role == .defence && !place.isNegated:
        misplaced.insert(step.name)
      case .gate(let gate):
        for (index, child) in gate.children.enumerated() {
          let isFlipped = gate.kind == .unless && index == 1
          let next = Place(name: child, isNegated: place.isNegated != isFlipped)
          if seen.insert(next).inserted { stack.append(next) }
        }
      default: break
      }
    }
    return model.forest.nodes.keys.filter(misplaced.contains).map { name in
      Diagnostic(
        .warning, code: "defence-helps-attack",
        "the defence '\(name)' stands where its holding helps the attacker",
        at: model.locations[.node(name)], hint: "put it under 'unless', or give it 'probability'")
    }
  }
}
