// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The standard error of a mean from the means of independent groups of trials.
///
/// With groups of equal size this is the spread of the groups' means over the root of their number, which has one
/// degree of freedom less than there are groups; groups of other sizes count by their share of the trials.
struct GroupError {
  /// The fewest groups that tell an error.
  static let fewestGroups = 4

  /// The standard error.
  let standardError: Double
  /// The degrees of freedom of Student's t.
  let degreesOfFreedom: Double

  /// The error of groups with their numbers of trials; `nil` if there are too few of them.
  init?(_ groups: [(count: Double, mean: Double)]) {
    let groups = groups.filter { $0.count > 0 }
    guard groups.count >= Self.fewestGroups else { return nil }
    let count = groups.reduce(0) { $0 + $1.count }
    let mean = groups.reduce(0) { $0 + $1.mean * ($1.count / count) }
    let squares = groups.reduce(0) { sum, group in
      sum + group.count / count * (group.mean - mean) * (group.mean - mean)
    }
    degreesOfFreedom = Double(groups.count - 1)
    standardError = (squares / degreesOfFreedom).squareRoot()
  }
}
