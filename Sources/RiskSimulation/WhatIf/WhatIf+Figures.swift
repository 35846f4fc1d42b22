// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension WhatIf {
  /// The figures of one set of controls.
  public struct Figures: Hashable, Sendable {
    /// The expected annual loss of all threats in each trial.
    public var losses: [Double]
    /// The cost of the switched controls in each trial.
    public var costs: [Double]
    /// The mean expected annual loss of each threat, in the order of ``WhatIf/threats``.
    public var threats: [Double]
    /// The mean vulnerability of each threat.
    public var vulnerabilities: [Double]

    /// The expected annual loss: the mean over the trials.
    public var ale: Double { Moments(of: losses, count: losses.count).mean }
    /// The standard error of ``ale`` if the draws were independent; quasi-random ones err less.
    public var standardError: Double { Moments(of: losses, count: losses.count).standardError }
    /// The expected yearly cost of the switched controls.
    public var cost: Double { Moments(of: costs, count: costs.count).mean }
  }

  /// The figures with some controls on and all others off.
  ///
  /// - Parameter controls: The names of those that are on; names that cannot be switched are passed over.
  /// - Returns: The figures over all trials.
  /// - Complexity: O(operations x draws).
  public func figures(switchedOn controls: Set<String>) -> Figures {
    let isOn = switches.map { controls.contains($0.control) }
    var values = isOn.map { Array(repeating: $0 ? 1.0 : 0.0, count: draws) }
    values += constants.map { Array(repeating: $0, count: draws) }
    values += columns
    for operation in operations {
      let read = operation.operands.map { values[$0] }
      values.append(
        (0..<draws).map { trial in operation.kind.value(read.map { $0[trial] }) })
    }
    var losses = Array(repeating: 0.0, count: draws)
    var costs = losses
    for threat in threats {
      for trial in 0..<draws { losses[trial] += values[threat.expectedLoss][trial] }
    }
    for (index, control) in switches.enumerated() where isOn[index] && !control.costs.isEmpty {
      for trial in 0..<draws { costs[trial] += control.costs[trial] }
    }
    func mean(_ column: [Double]) -> Double { Moments(of: column, count: draws).mean }
    return Figures(
      losses: losses, costs: costs, threats: threats.map { mean(values[$0.expectedLoss]) },
      vulnerabilities: threats.map { mean(values[$0.vulnerability]) })
  }
}

extension WhatIf.Operation.Kind {
  /// The value of the operation on numbers; a page's script computes the same.
  fileprivate func value(_ inputs: [Double]) -> Double {
    switch self {
    case .product: return inputs.reduce(1, *)
    case .sum: return inputs.reduce(0, +)
    case .coproduct: return inputs.reduce(0) { $0 + (1 - $0) * $1 }
    case .reduce: return inputs[0] * (1 - inputs[2] * inputs[1])
    case .cap: return min(inputs[0], 1)
    case .complement: return 1 - inputs[0]
    case .select: return inputs[0] * inputs[1] + (1 - inputs[0]) * inputs[2]
    case .atLeast: return Self.atLeast(Int(inputs[0]), of: inputs.dropFirst())
    case .maximum: return inputs.max() ?? 0
    case .likelier: return max(inputs[0], inputs[1] * inputs[2])
    case .affordable: return inputs[1] <= inputs[2] ? inputs[0] : 0
    }
  }

  private static func atLeast(_ k: Int, of inputs: ArraySlice<Double>) -> Double {
    // reached[j]: the probability that j of the inputs so far happen, the last one for k or more.
    var reached = [1.0] + Array(repeating: 0.0, count: k)
    for input in inputs {
      reached[k] += reached[k - 1] * input
      for count in (0..<k).reversed() {
        let fewer = count > 0 ? reached[count - 1] : 0
        reached[count] = reached[count] * (1 - input) + fewer * input
      }
    }
    return reached[k]
  }
}
