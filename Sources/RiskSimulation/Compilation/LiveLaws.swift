// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The laws of the draws that a program keeps, numbered anew: what nobody reads is not tabulated.
struct LiveLaws {
  /// The laws that are drawn from.
  private(set) var laws: [Distribution] = []
  private let all: [Distribution]
  private var places: [Int32: Int32] = [:]

  /// Starts without laws, to take some of these.
  init(_ all: [Distribution]) {
    self.all = all
  }

  /// The same instruction with the new number of its law, if it is a draw.
  mutating func renumbered(_ instruction: Instruction) -> Instruction {
    guard case .draw(let quantity, let law) = instruction else { return instruction }
    if let place = places[law] { return .draw(quantity: quantity, law: place) }
    laws.append(all[Int(law)])
    let place = Int32(laws.count - 1)
    places[law] = place
    return .draw(quantity: quantity, law: place)
  }
}
