// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The quantities and laws of the draws that a program keeps, numbered anew: a parameter that nobody reads
/// is neither drawn nor tabulated.
struct LiveDraws {
  /// The quantities that are drawn.
  private(set) var quantities: [DrawnQuantity] = []
  /// The laws that they are drawn from.
  private(set) var laws: [Distribution] = []
  private let builder: ProgramBuilder
  private var places: (quantities: [Int32: Int32], laws: [Int32: Int32]) = ([:], [:])

  /// Starts without draws.
  init(_ builder: ProgramBuilder) {
    self.builder = builder
  }

  /// The same instruction with the new numbers, if it is a draw.
  mutating func renumbered(_ instruction: Instruction) -> Instruction {
    guard case .draw(let quantity, let law) = instruction else { return instruction }
    let newQuantity = Self.place(of: quantity, &places.quantities, &quantities) {
      builder.quantities[Int(quantity)]
    }
    let newLaw = Self.place(of: law, &places.laws, &laws) { builder.laws[Int(law)] }
    return .draw(quantity: newQuantity, law: newLaw)
  }

  private static func place<Item>(
    of index: Int32, _ places: inout [Int32: Int32], _ items: inout [Item], _ item: () -> Item
  ) -> Int32 {
    if let place = places[index] { return place }
    items.append(item())
    let place = Int32(items.count - 1)
    places[index] = place
    return place
  }
}
