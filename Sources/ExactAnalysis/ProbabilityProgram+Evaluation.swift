// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension ProbabilityProgram {
  /// The goals' probabilities.
  ///
  /// O(operations). No term is ever subtracted from a sum, so a small result keeps its relative precision.
  ///
  /// - Precondition: there is a probability for every input.
  public func evaluate(_ probabilities: [Double]) -> [Double] {
    let registers = registers(probabilities)
    return outputs.map { registers[$0] }
  }

  /// The goals' probabilities for eight sets of steps' probabilities at once.
  ///
  /// O(operations); about as fast as one set alone. Each lane has the bits that ``evaluate(_:)`` gives.
  ///
  /// - Precondition: there are probabilities for every input.
  public func evaluate(_ probabilities: [SIMD8<Double>]) -> [SIMD8<Double>] {
    let registers = registers(probabilities)
    return outputs.map { registers[$0] }
  }

  /// The values of all registers.
  func registers<Value: ProbabilityValue>(_ probabilities: [Value]) -> [Value] {
    precondition(probabilities.count == inputs.count, "a probability for every input")
    var registers = probabilities
    registers.reserveCapacity(inputs.count + operations.count)
    for operation in operations {
      registers.append(Self.value(of: operation, registers))
    }
    return registers
  }

  private static func value<Value: ProbabilityValue>(
    of operation: Operation, _ registers: [Value]
  ) -> Value {
    let one = Value(repeating: 1)
    switch operation {
    case .constant(let value):
      return Value(repeating: value)
    case .product(let inputs):
      return inputs.reduce(one) { $0 * registers[Int($1)] }
    case .coproduct(let inputs):
      return inputs.reduce(Value(repeating: 0)) { $0 + (one - $0) * registers[Int($1)] }
    case .complement(let input):
      return one - registers[Int(input)]
    case .select(let condition, let high, let low):
      let condition = registers[Int(condition)]
      return condition * registers[Int(high)] + (one - condition) * registers[Int(low)]
    case .atLeast(let k, let inputs):
      return atLeast(k, inputs.map { registers[Int($0)] })
    }
  }

  /// The probability that at least `k` of independent events happen.
  ///
  /// O(k * events).
  static func atLeast<Value: ProbabilityValue>(_ k: Int, _ probabilities: [Value]) -> Value {
    let (one, zero) = (Value(repeating: 1), Value(repeating: 0))
    if k <= 0 { return one }
    var reached = [one] + Array(repeating: zero, count: k)
    for probability in probabilities {
      reached[k] = reached[k] + reached[k - 1] * probability
      for count in stride(from: k - 1, to: 0, by: -1) {
        reached[count] = reached[count] * (one - probability) + reached[count - 1] * probability
      }
      reached[0] = reached[0] * (one - probability)
    }
    return reached[k]
  }
}
