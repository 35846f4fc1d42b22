// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension NumericExpression.Operator {
  /// The value of an application.
  ///
  /// Where an operand is out of the function's range the value is not a number.
  ///
  /// - Precondition: there are as many operands as the function takes, at least one.
  public func value(_ x: [Double]) -> Double {
    switch self {
    case .sum: x.reduce(0, +)
    case .difference: x.dropFirst().reduce(x[0], -)
    case .product: x.reduce(1, *)
    case .quotient: x.dropFirst().reduce(x[0], /)
    case .negation: -x[0]
    case .minimum: x.dropFirst().reduce(x[0]) { min($0, $1) }
    case .maximum: x.dropFirst().reduce(x[0]) { max($0, $1) }
    case .mean: x.reduce(0, +) / Double(x.count)
    case .power: PinnedMath.pow(x[0], x[1])
    case .exponential: PinnedMath.exp(x[0])
    case .logarithm: PinnedMath.log(x[0])
    case .decimalLogarithm: PinnedMath.log(x[0]) / 2.302585092994046
    case .squareRoot: x[0].squareRoot()
    case .absolute: x[0].magnitude
    case .exponentialFailure: -PinnedMath.expm1(-x[0] * x[1])
    case .weibullFailure:
      x[3] <= x[2] ? 0 : -PinnedMath.expm1(-PinnedMath.pow((x[3] - x[2]) / x[0], x[1]))
    case .demandFailure: Self.failureOnDemand(x[0], rate: x[1], repair: x[2], time: x[3])
    case .periodicTest: Self.periodicallyTested(rate: x[0], interval: x[1], first: x[2], time: x[3])
    }
  }

  /// The number of operands that the function takes.
  public var arity: ClosedRange<Int> {
    switch self {
    case .sum, .difference, .product, .quotient, .minimum, .maximum, .mean: 1...Int.max
    case .negation, .exponential, .logarithm, .decimalLogarithm, .squareRoot, .absolute: 1...1
    case .power, .exponentialFailure: 2...2
    case .weibullFailure, .demandFailure, .periodicTest: 4...4
    }
  }

  private static func failureOnDemand(
    _ demand: Double, rate: Double, repair: Double, time: Double
  ) -> Double {
    let total = rate + repair
    if total == 0 { return demand }
    return (rate - (rate - demand * total) * PinnedMath.exp(-total * time)) / total
  }

  private static func periodicallyTested(
    rate: Double, interval: Double, first: Double, time: Double
  ) -> Double {
    let sinceTest =
      time <= first ? time : (time - first).truncatingRemainder(dividingBy: interval)
    // At a test itself the component has run for the whole interval.
    let age = sinceTest == 0 && time > first ? interval : sinceTest
    return -PinnedMath.expm1(-rate * age)
  }
}
