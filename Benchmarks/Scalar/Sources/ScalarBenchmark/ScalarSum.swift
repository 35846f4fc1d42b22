// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Mean and standard error of numbers as they come.
struct ScalarSum {
  private var count = 0.0
  private var squares = 0.0
  /// The mean so far.
  private(set) var mean = 0.0

  /// Takes a number in.
  mutating func add(_ value: Double) {
    count += 1
    let shift = value - mean
    mean += shift / count
    squares += shift * (value - mean)
  }

  /// The standard error of the mean.
  var standardError: Double {
    count > 1 ? (squares / (count - 1) / count).squareRoot() : .infinity
  }
}
