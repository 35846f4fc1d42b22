// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension ProbabilityProgram {
  /// Below this share of the goal's probability a difference has lost digits, and is computed anew.
  private static let cancellation = 1e-4

  /// The importance of every step for a goal, in the order of ``inputs``.
  ///
  /// O(operations) for all steps together, by two passes at the given probabilities and two at 1/2.
  /// A step without which little or nothing of the probability is left costs an eighth of a pass more, so
  /// that what is left is exact.
  ///
  /// - Parameters:
  ///   - probabilities: A probability for every input.
  ///   - output: The index of the goal among the outputs.
  /// - Returns: The measures of each step.
  public func importance(at probabilities: [Double], output: Int = 0) -> [StepImportance] {
    let (goal, derivatives) = gradient(at: probabilities, output: output)
    let halves = gradient(at: inputs.map { _ in 0.5 }, output: output).derivatives
    var certain = zip(probabilities, derivatives).map { max(goal + (1 - $0) * $1, 0) }
    var impossible = zip(probabilities, derivatives).map { max(goal - $0 * $1, 0) }
    refine(&certain, to: 1, goal, probabilities, output)
    refine(&impossible, to: 0, goal, probabilities, output)
    return inputs.indices.map { step in
      StepImportance(
        step: inputs[step], probability: probabilities[step], goal: goal,
        derivative: derivatives[step], certain: certain[step], impossible: impossible[step],
        structural: halves[step])
    }
  }

  /// Computes anew, eight at a time, what a difference gave as next to nothing.
  private func refine(
    _ values: inout [Double], to extreme: Double, _ goal: Double, _ probabilities: [Double],
    _ output: Int
  ) {
    let doubtful = values.indices.filter { values[$0] < goal * Self.cancellation }
    for first in stride(from: 0, to: doubtful.count, by: 8) {
      let steps = doubtful[first..<min(first + 8, doubtful.count)]
      var lanes = probabilities.map { SIMD8(repeating: $0) }
      for (lane, step) in steps.enumerated() { lanes[step][lane] = extreme }
      let found = evaluate(lanes)[output]
      for (lane, step) in steps.enumerated() { values[step] = found[lane] }
    }
  }
}
