// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions
import ExactAnalysis

/// A threat as a straightforward program simulates it.
struct ScalarThreat {
  /// A form of loss.
  struct Form {
    /// The law of one event's loss.
    let law: QuantileTable
    /// Its mean.
    let mean: Double
    /// The parameter that is the share of events with this form; nil means all.
    let share: Int?
  }

  /// Its name.
  let name: String
  /// The exact probability of the goal, as operations on those of steps.
  let tree: ProbabilityProgram
  /// The probabilities of steps.
  let steps: [ScalarNumber]
  /// Attempts a year.
  let attempts: ScalarNumber
  /// The law of a year's factor, where years differ.
  let yearFactor: QuantileTable?
  /// The factor on each loss.
  let scale: ScalarNumber
  /// The forms of loss.
  let forms: [Form]

  /// How many numbers a trial computes besides events: steps' changes, operations, and the number of events.
  var operations: Int {
    steps.reduce(0) { $0 + $1.changes.count } + attempts.changes.count + scale.changes.count
      + tree.operations.count + 1
  }

  /// P(goal given one attempt), given the trial's parameters.
  func vulnerability(_ parameters: [Double], _ registers: inout [Double]) -> Double {
    registers.removeAll(keepingCapacity: true)
    for step in steps { registers.append(step.value(parameters)) }
    for operation in tree.operations {
      registers.append(Self.value(of: operation, registers))
    }
    return registers[tree.outputs[0]]
  }

  private static func value(
    of operation: ProbabilityProgram.Operation, _ registers: [Double]
  ) -> Double {
    func register(_ index: Int32) -> Double { registers[Int(index)] }
    switch operation {
    case .constant(let value): return value
    case .complement(let a): return 1 - register(a)
    case .product(let inputs): return inputs.reduce(1) { $0 * register($1) }
    case .coproduct(let inputs):
      return inputs.reduce(0) { $0 + (1 - $0) * register($1) }
    case .select(let condition, let high, let low):
      let c = register(condition)
      return c * register(high) + (1 - c) * register(low)
    case .atLeast(let k, let inputs):
      var reached = [1.0] + Array(repeating: 0, count: k)
      for input in inputs {
        let p = register(input)
        reached[k] += reached[k - 1] * p
        for count in stride(from: k - 1, to: 0, by: -1) {
          reached[count] = reached[count] * (1 - p) + reached[count - 1] * p
        }
        reached[0] *= 1 - p
      }
      return reached[k]
    }
  }
}
