// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums of weighted trials, by the component of the mixture.
struct WeightSums: TrialSums {
  /// Words of up to 64 trials that were run: the unit of the schedule.
  var trials = 0
  /// Trials in which the goal was reached.
  var reached = 0
  /// The weights of all trials, 0 where the goal was not reached.
  var weights = Array(repeating: Moments(), count: ImportanceMixture.Component.allCases.count)
  /// The sum of squared weights.
  var squares = 0.0
  /// The greatest weight.
  var greatest = 0.0

  /// Adds the trials of a block.
  mutating func add(_ block: [Double], count: Int, of component: ImportanceMixture.Component) {
    weights[component.rawValue].merge(Moments(of: block, count: count))
    for weight in block[..<count] where weight > 0 {
      squares += weight * weight
      greatest = max(greatest, weight)
    }
  }

  mutating func merge(_ other: WeightSums) {
    trials += other.trials
    reached += other.reached
    for index in weights.indices { weights[index].merge(other.weights[index]) }
    squares += other.squares
    greatest = max(greatest, other.greatest)
  }

  /// The number of trials.
  var count: Double { weights.reduce(0) { $0 + $1.count } }
  /// The sum of all weights.
  var total: Double { weights.reduce(0) { $0 + $1.count * $1.mean } }
  /// The estimate.
  var mean: Double { total / count }

  /// The standard error of the estimate: components are strata of fixed sizes.
  var standardError: Double {
    (weights.reduce(0) { $0 + $1.count * $1.variance }).squareRoot() / count
  }
}
