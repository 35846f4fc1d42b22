// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Collects the instructions of a column program; what is equal or constant is made once.
struct ProgramBuilder {
  private(set) var instructions: [Instruction] = []
  private(set) var quantities: [DrawnQuantity] = []
  private(set) var laws: [Distribution] = []
  private(set) var searches: [AttackSearch] = []
  /// By register whether all numbers of the column are known to be between 0 and 1.
  private var isShare: [Bool] = []
  private var known: [Instruction: Register] = [:]
  private var quantityIndices: [NamedStream: Int32] = [:]
  private var streamNames: [UInt64: String] = [:]
  private var lawIndices: [Distribution: Int32] = [:]
  /// The seed of all streams.
  let seed: UInt64
  /// Which parameters hang together.
  let correlations: [Correlation]

  /// Makes an empty program whose streams belong to a seed.
  init(seed: UInt64, correlations: [Correlation] = []) {
    self.seed = seed
    self.correlations = correlations
  }

  /// The stream of a name, checked against all other names used so far.
  ///
  /// - Throws: ``SimulationError`` if another name has the same hash.
  mutating func stream(_ name: String) throws(SimulationError) -> NamedStream {
    let hash = NameHash.hash(name)
    if let other = streamNames.updateValue(name, forKey: hash), other != name {
      throw .nameCollision(name, other)
    }
    return NamedStream(seed: seed, nameHash: hash)
  }

  /// The column of a draw from a law.
  ///
  /// `isChance` tells draws that differ from year to year from parameters that we do not know.
  mutating func draw(
    _ name: String, _ law: Distribution, isChance: Bool = false
  ) throws(SimulationError) -> Register {
    if case .point(let value) = law { return constant(value) }
    let quantity = DrawnQuantity(name: name, stream: try stream(name), isChance: isChance)
    return emit(.draw(quantity: index(of: quantity), law: index(of: law)))
  }

  /// The column of one number.
  mutating func constant(_ value: Double) -> Register { emit(.constant(value)) }

  /// The column of a search under limits.
  mutating func search(_ search: AttackSearch) -> Register {
    searches.append(search)
    return append(.search(Int32(searches.count - 1)))
  }

  /// Adds an instruction unless its result is constant or was made before; returns its column.
  mutating func emit(_ instruction: Instruction) -> Register {
    let simple = simplified(instruction)
    switch simple {
    case .existing(let register): return register
    case .instruction(let instruction):
      if let register = known[instruction] { return register }
      let register = append(instruction)
      known[instruction] = register
      return register
    }
  }

  /// The number in a column that is the same in every trial.
  func value(_ register: Register) -> Double? {
    if case .constant(let value) = instructions[Int(register)] { value } else { nil }
  }

  /// Whether all numbers of a column are known to be between 0 and 1, so that capping it changes nothing.
  func isShare(_ register: Register) -> Bool { isShare[Int(register)] }

  /// The registers that an instruction reads.
  func operands(of register: Register) -> [Register] {
    let instruction = instructions[Int(register)]
    if case .search(let search) = instruction { return searches[Int(search)].operands }
    return instruction.operands
  }

  private mutating func append(_ instruction: Instruction) -> Register {
    isShare.append(makesShare(instruction))
    instructions.append(instruction)
    return Register(instructions.count - 1)
  }

  private func makesShare(_ instruction: Instruction) -> Bool {
    switch instruction {
    case .constant(let value): value >= 0 && value <= 1
    case .draw(_, let law):
      laws[Int(law)].support.lower >= 0 && laws[Int(law)].support.upper <= 1
    case .multiply, .product, .coproduct, .complement, .select, .atLeast, .reduce, .maximum, .cap:
      instruction.operands.allSatisfy { isShare[Int($0)] }
    case .add, .likelier, .cheaper, .affordable, .apply, .search: false
    }
  }

  private mutating func index(of quantity: DrawnQuantity) -> Int32 {
    if let index = quantityIndices[quantity.stream] { return index }
    quantities.append(quantity)
    let index = Int32(quantities.count - 1)
    quantityIndices[quantity.stream] = index
    return index
  }

  private mutating func index(of law: Distribution) -> Int32 {
    if let index = lawIndices[law] { return index }
    laws.append(law)
    let index = Int32(laws.count - 1)
    lawIndices[law] = index
    return index
  }
}
