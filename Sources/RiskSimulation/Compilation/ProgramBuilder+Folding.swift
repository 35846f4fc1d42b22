// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

extension ProgramBuilder {
  /// What an instruction comes to once constants are folded.
  enum Simplified {
    /// A column that exists already.
    case existing(Register)
    /// An instruction that is needed.
    case instruction(Instruction)
  }

  /// Folds constants and neutral elements.
  mutating func simplified(_ instruction: Instruction) -> Simplified {
    switch instruction {
    case .constant, .draw, .search: .instruction(instruction)
    case .multiply(let a, let b): product(of: [a, b])
    case .product(let inputs): product(of: inputs)
    case .coproduct(let inputs): coproduct(of: inputs)
    case .add(let a, let b): sum(a, b)
    case .reduce(let a, let b, let coverage): reduction(a, by: b, coverage: coverage)
    case .complement(let a): fold([a], instruction) { 1 - $0[0] }
    case .cap(let a):
      isShare(a) ? .existing(a) : fold([a], instruction) { min($0[0], 1) }
    case .maximum(let a, let b): greater(a, b)
    case .select(let condition, let high, let low): choice(condition, high, low)
    case .atLeast(let k, let inputs): atLeast(k, inputs)
    case .apply(let function, let inputs): fold(inputs, instruction, function.value)
    case .likelier(let low, let probability, let high):
      greater(low, emit(.multiply(probability, high)), else: instruction)
    case .cheaper(let low, let cost, let high): cheaper(low, cost, high)
    case .affordable(let a, let cost, let limit):
      fold([a, cost, limit], instruction) { $0[1] <= $0[2] ? $0[0] : 0 }
    }
  }

  private mutating func fold(
    _ inputs: [Register], _ instruction: Instruction, _ compute: ([Double]) -> Double
  ) -> Simplified {
    let values = inputs.compactMap { value($0) }
    guard values.count == inputs.count else { return .instruction(instruction) }
    return .existing(constant(compute(values)))
  }

  private mutating func product(of inputs: [Register]) -> Simplified {
    var factor = 1.0
    var rest: [Register] = []
    for input in inputs {
      if let value = value(input) { factor *= value } else { rest.append(input) }
    }
    if factor == 0 || rest.isEmpty { return .existing(constant(factor)) }
    if factor != 1 { rest.append(constant(factor)) }
    return rest.count == 1 ? .existing(rest[0]) : .instruction(binaryOr(.product(rest)))
  }

  private func binaryOr(_ instruction: Instruction) -> Instruction {
    if case .product(let inputs) = instruction, inputs.count == 2 {
      return .multiply(inputs[0], inputs[1])
    }
    return instruction
  }

  private mutating func coproduct(of inputs: [Register]) -> Simplified {
    var known = 0.0
    var rest: [Register] = []
    for input in inputs {
      if let value = value(input) { known += (1 - known) * value } else { rest.append(input) }
    }
    if known == 1 || rest.isEmpty { return .existing(constant(known)) }
    if known != 0 { rest.append(constant(known)) }
    return rest.count == 1 ? .existing(rest[0]) : .instruction(.coproduct(rest))
  }

  private mutating func sum(_ a: Register, _ b: Register) -> Simplified {
    if value(a) == 0 { return .existing(b) }
    if value(b) == 0 { return .existing(a) }
    return fold([a, b], .add(a, b)) { $0[0] + $0[1] }
  }

  private mutating func reduction(
    _ a: Register, by b: Register, coverage: Double
  ) -> Simplified {
    if value(a) == 0 || value(b) == 0 || coverage == 0 { return .existing(a) }
    if let effect = value(b) {
      return product(of: [a, constant(1 - coverage * effect)])
    }
    return .instruction(.reduce(a, by: b, coverage: coverage))
  }

  private mutating func greater(
    _ a: Register, _ b: Register, else instruction: Instruction? = nil
  ) -> Simplified {
    if a == b || value(b) == 0 { return .existing(a) }
    if value(a) == 0 { return .existing(b) }
    return fold([a, b], instruction ?? .maximum(a, b)) { max($0[0], $0[1]) }
  }

  private mutating func choice(
    _ condition: Register, _ high: Register, _ low: Register
  ) -> Simplified {
    if high == low || value(condition) == 0 { return .existing(low) }
    if value(condition) == 1 { return .existing(high) }
    switch (value(high), value(low)) {
    case (1, 0): return .existing(condition)
    case (0, 1): return .existing(emit(.complement(condition)))
    case (_, 0): return product(of: [condition, high])
    case (1, _): return coproduct(of: [condition, low])
    case (0, _): return product(of: [emit(.complement(condition)), low])
    default:
      return fold([condition, high, low], .select(condition: condition, high: high, low: low)) {
        $0[0] * $0[1] + (1 - $0[0]) * $0[2]
      }
    }
  }

  private mutating func atLeast(_ k: Int, _ inputs: [Register]) -> Simplified {
    var needed = k
    var rest: [Register] = []
    for input in inputs {
      switch value(input) {
      case 0: continue
      case 1: needed -= 1
      default: rest.append(input)
      }
    }
    if needed <= 0 { return .existing(constant(1)) }
    if needed > rest.count { return .existing(constant(0)) }
    if needed == rest.count { return product(of: rest) }
    if needed == 1 { return coproduct(of: rest) }
    return .instruction(.atLeast(needed, rest))
  }

  private mutating func cheaper(
    _ low: Register, _ cost: Register, _ high: Register
  ) -> Simplified {
    if value(high) == .infinity || value(cost) == .infinity { return .existing(low) }
    if value(low) == .infinity { return sum(cost, high) }
    return fold([low, cost, high], .cheaper(low: low, cost: cost, high: high)) {
      min($0[0], $0[1] + $0[2])
    }
  }
}
