// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Checks of single parameters.
enum Parameter {
  /// Throws unless the value is finite.
  static func finite(_ value: Double, _ name: String) throws(DistributionError) {
    guard value.isFinite else { throw .notFinite(parameter: name, value: value) }
  }

  /// Throws unless the value is finite and greater than 0.
  static func positive(_ value: Double, _ name: String) throws(DistributionError) {
    try finite(value, name)
    guard value > 0 else { throw .notPositive(parameter: name, value: value) }
  }

  /// Throws unless the value is finite and at least 0.
  static func notNegative(_ value: Double, _ name: String) throws(DistributionError) {
    try finite(value, name)
    guard value >= 0 else { throw .negative(parameter: name, value: value) }
  }

  /// Throws unless the value lies in `[0, 1]`.
  static func probability(_ value: Double, _ name: String) throws(DistributionError) {
    try finite(value, name)
    guard value >= 0 && value <= 1 else {
      throw .outside(parameter: name, value: value, lower: 0, upper: 1)
    }
  }

  /// Throws unless both are finite and in order, and their distance does not overflow.
  static func ordered(
    _ smaller: Double, _ smallerName: String, _ greater: Double, _ greaterName: String
  ) throws(DistributionError) {
    try finite(smaller, smallerName)
    try finite(greater, greaterName)
    guard smaller <= greater else {
      throw .wrongOrder(smaller: smallerName, greater: greaterName)
    }
    try finite(greater - smaller, "the distance of \(smallerName) and \(greaterName)")
  }

  /// Throws unless the mode lies between the bounds.
  static func ordered(
    _ minimum: Double, _ mode: Double, _ maximum: Double
  ) throws(DistributionError) {
    try ordered(minimum, "the minimum", maximum, "the maximum")
    try finite(mode, "the mode")
    guard mode >= minimum && mode <= maximum else {
      throw .outside(parameter: "the mode", value: mode, lower: minimum, upper: maximum)
    }
  }

  /// Throws unless there are values and all are finite.
  static func all(
    _ values: [Double], _ list: String, _ element: String
  ) throws(DistributionError) {
    guard !values.isEmpty else { throw .empty(list) }
    for value in values { try finite(value, element) }
  }

  /// Throws unless no weight is negative and one is not 0.
  static func weights(_ weights: [Double]) throws(DistributionError) {
    for weight in weights { try notNegative(weight, "a weight") }
    let total = weights.reduce(0, +)
    guard total > 0 else { throw .noWeight }
    try finite(total, "the sum of weights")
  }
}
