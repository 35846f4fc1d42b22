// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Evaluates a ``ProbabilityProgram`` again and again, for eight sets of probabilities at a time.
///
/// A class with flat memory of its own, since this is the inner loop of uncertainty analysis: against
/// ``ProbabilityProgram/evaluate(_:)-([Double])`` nothing is allocated, and no operation looks into an array. The bits are
/// the same.
public final class ProbabilityEvaluator {
  private enum Code: UInt8 {
    case constant, copy, multiply, coproduct, complement, select, atLeast
  }

  private struct Instruction: BitwiseCopyable {
    var code: Code
    var result: Int32
    var a: Int32
    var b: Int32 = 0
    var c: Int32 = 0
  }

  private var instructions = FlatStack<Instruction>()
  private let registers: UnsafeMutablePointer<SIMD8<Double>>
  private var constants: [Double] = []
  private var thresholds: [(k: Int, inputs: [Int32])] = []
  private let inputCount: Int
  private let outputs: [Int]

  /// Flattens a program.
  ///
  /// O(operations).
  public init(_ program: ProbabilityProgram) {
    inputCount = program.inputs.count
    outputs = program.outputs
    registers = .allocate(capacity: max(1, inputCount + program.operations.count))
    registers.initialize(repeating: .zero, count: max(1, inputCount + program.operations.count))
    for (index, operation) in program.operations.enumerated() {
      append(operation, of: program, to: Int32(inputCount + index))
    }
  }

  deinit {
    registers.deallocate()
  }

  /// The goals' probabilities, given those of all inputs.
  ///
  /// O(operations).
  ///
  /// - Precondition: there are probabilities for every input.
  public func evaluate(_ probabilities: [SIMD8<Double>]) -> [SIMD8<Double>] {
    precondition(probabilities.count == inputCount, "a probability for every input")
    for (index, value) in probabilities.enumerated() { registers[index] = value }
    for index in 0..<instructions.count { run(instructions[index]) }
    return outputs.map { registers[$0] }
  }

  @inline(__always)
  private func run(_ line: Instruction) {
    let one = SIMD8<Double>(repeating: 1)
    let a = registers[Int(line.a)]
    let result: SIMD8<Double>
    switch line.code {
    case .multiply: result = a * registers[Int(line.b)]
    case .select: result = a * registers[Int(line.b)] + (one - a) * registers[Int(line.c)]
    case .coproduct: result = a + (one - a) * registers[Int(line.b)]
    case .complement: result = one - a
    case .copy: result = a
    case .constant: result = SIMD8(repeating: constants[Int(line.b)])
    case .atLeast:
      let (k, inputs) = thresholds[Int(line.b)]
      result = ProbabilityProgram.atLeast(k, inputs.map { registers[Int($0)] })
    }
    registers[Int(line.result)] = result
  }

  /// The value of a register that is a constant.
  private func value(of register: Int32, _ program: ProbabilityProgram) -> Double? {
    guard Int(register) >= inputCount,
      case .constant(let value) = program.operations[Int(register) - inputCount]
    else { return nil }
    return value
  }

  private func append(
    _ operation: ProbabilityProgram.Operation, of program: ProbabilityProgram, to result: Int32
  ) {
    switch operation {
    case .constant(let value):
      constants.append(value)
      add(.constant, result, 0, Int32(constants.count - 1))
    case .product(let inputs): chain(.multiply, inputs, result)
    case .coproduct(let inputs): chain(.coproduct, inputs, result)
    case .complement(let input): add(.complement, result, input)
    case .select(let condition, let high, let low):
      if value(of: low, program) == 0 {
        add(.multiply, result, condition, high)
      } else if value(of: high, program) == 1 {
        add(.coproduct, result, condition, low)
      } else {
        add(.select, result, condition, high, low)
      }
    case .atLeast(let k, let inputs):
      thresholds.append((k, inputs))
      add(.atLeast, result, 0, Int32(thresholds.count - 1))
    }
  }

  /// A product of any number as products of two: from the left, as a fold does it.
  private func chain(_ code: Code, _ inputs: [Int32], _ result: Int32) {
    guard inputs.count > 1 else {
      if let input = inputs.first {
        add(.copy, result, input)
      } else {
        constants.append(code == .multiply ? 1 : 0)
        add(.constant, result, 0, Int32(constants.count - 1))
      }
      return
    }
    add(code, result, inputs[0], inputs[1])
    for input in inputs.dropFirst(2) { add(code, result, result, input) }
  }

  private func add(
    _ code: Code, _ result: Int32, _ a: Int32, _ b: Int32 = 0, _ c: Int32 = 0
  ) {
    instructions.push(Instruction(code: code, result: result, a: a, b: b, c: c))
  }
}
