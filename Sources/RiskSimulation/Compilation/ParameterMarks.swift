// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// For each of some registers, on which of some quantities it hangs, a bit for each.
struct ParameterMarks {
  private let quantities: [Int32]
  private let words: Int
  private var rows: [Int]
  private var bits: [UInt64]
  private var sharedBits: [UInt64]
  private var places: [Int32: Int]

  /// Makes no marks; `used` are the registers that will be marked, of so many.
  init(_ quantities: [Int32], registers: Int, used: [Register]) {
    self.quantities = quantities
    let words = (quantities.count + 63) / 64
    self.words = words
    rows = Array(repeating: 0, count: registers)
    for (row, register) in used.enumerated() { rows[Int(register)] = row * words }
    bits = Array(repeating: 0, count: used.count * words)
    sharedBits = Array(repeating: 0, count: words)
    places = Dictionary(uniqueKeysWithValues: quantities.enumerated().map { ($1, $0) })
  }

  /// The quantities that factors were found to share, ascending if the quantities are.
  var shared: [Int32] {
    quantities.indices.filter { sharedBits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
      .map { quantities[$0] }
  }

  /// Marks that a register hangs on a quantity, if that is one of those that are asked about.
  mutating func mark(_ register: Register, _ quantity: Int32) {
    guard let place = places[quantity] else { return }
    bits[rows[Int(register)] + place / 64] |= 1 << UInt64(place % 64)
  }

  /// Lets a register hang on what an operand hangs on.
  ///
  /// If the operand is a factor of what was joined before, what both hang on is shared.
  mutating func join(_ operand: Register, into register: Register, isFactor: Bool) {
    let (from, to) = (rows[Int(operand)], rows[Int(register)])
    for word in 0..<words {
      if isFactor { sharedBits[word] |= bits[to + word] & bits[from + word] }
      bits[to + word] |= bits[from + word]
    }
  }
}
