// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension ProbabilityProgram {
  /// A goal's probability and its derivative by each step's probability.
  ///
  /// One pass forward and one back (reverse accumulation): O(operations) for all steps together. The
  /// probability is linear in each step's, so that a derivative is P(goal | step) - P(goal | not step).
  ///
  /// - Parameters:
  ///   - probabilities: A probability for every input.
  ///   - output: The index of the goal among the outputs.
  /// - Returns: The probability, and the derivatives in the order of ``inputs``.
  public func gradient(
    at probabilities: [Double], output: Int = 0
  ) -> (value: Double, derivatives: [Double]) {
    let registers = registers(probabilities)
    var weights = Array(repeating: 0.0, count: registers.count)
    weights[outputs[output]] = 1
    for index in operations.indices.reversed() {
      let weight = weights[inputs.count + index]
      if weight != 0 { Self.spread(weight, over: operations[index], registers, &weights) }
    }
    return (registers[outputs[output]], Array(weights.prefix(inputs.count)))
  }

  /// Hands the weight of an operation's result on to its operands.
  private static func spread(
    _ weight: Double, over operation: Operation, _ registers: [Double], _ weights: inout [Double]
  ) {
    switch operation {
    case .constant: break
    case .complement(let input): weights[Int(input)] -= weight
    case .select(let condition, let high, let low):
      let chance = registers[Int(condition)]
      weights[Int(condition)] += weight * (registers[Int(high)] - registers[Int(low)])
      weights[Int(high)] += weight * chance
      weights[Int(low)] += weight * (1 - chance)
    case .product(let inputs):
      let rest = productsOfOthers(inputs.map { registers[Int($0)] })
      for (input, others) in zip(inputs, rest) { weights[Int(input)] += weight * others }
    case .coproduct(let inputs):
      let rest = productsOfOthers(inputs.map { 1 - registers[Int($0)] })
      for (input, others) in zip(inputs, rest) { weights[Int(input)] += weight * others }
    case .atLeast(let k, let inputs):
      let rest = exactly(k - 1, amongOthersOf: inputs.map { registers[Int($0)] })
      for (input, others) in zip(inputs, rest) { weights[Int(input)] += weight * others }
    }
  }

  /// For each factor the product of all others, without division.
  private static func productsOfOthers(_ factors: [Double]) -> [Double] {
    var result = Array(repeating: 1.0, count: factors.count)
    var product = 1.0
    for index in factors.indices {
      result[index] = product
      product *= factors[index]
    }
    product = 1
    for index in factors.indices.reversed() {
      result[index] *= product
      product *= factors[index]
    }
    return result
  }

  /// For each event the probability that exactly `k` of the others happen.
  ///
  /// Counts from the left, kept, meet counts from the right: O(k * events).
  private static func exactly(_ k: Int, amongOthersOf events: [Double]) -> [Double] {
    var before = [[1.0] + Array(repeating: 0.0, count: k)]
    for event in events.dropLast() { before.append(counted(before[before.count - 1], event)) }
    var after = before[0]
    var result = Array(repeating: 0.0, count: events.count)
    for index in events.indices.reversed() {
      for count in 0...k { result[index] += before[index][count] * after[k - count] }
      after = counted(after, events[index])
    }
    return result
  }

  /// The distribution of a count, cut off at its length, after one event more.
  private static func counted(_ counts: [Double], _ event: Double) -> [Double] {
    counts.indices.map { count in
      counts[count] * (1 - event) + (count > 0 ? counts[count - 1] * event : 0)
    }
  }
}
