// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Node {
  /// What a gate asks for, in the word of the model language; `nil` for a step.
  var gateWord: String? {
    guard case .gate(let gate) = self else { return nil }
    return switch gate.kind {
    case .any: "any"
    case .all: "all"
    case .sequence: "sequence"
    case .atLeast(let k): "at least \(k)"
    case .unless: "unless"
    }
  }
}

extension Response.Subject {
  /// Whether it is a threat or a risk, and which.
  var words: (kind: String, name: String) {
    switch self {
    case .threat(let name): ("threat", name)
    case .risk(let name): ("risk", name)
    }
  }
}
