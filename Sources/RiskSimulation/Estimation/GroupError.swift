// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// How far the truth may lie from a mean that independent groups of trials tell.
///
/// With groups of equal size the standard error is the spread of the groups' means over the root of their number, which
/// has one degree of freedom less than there are groups; groups of other sizes count by their share of the trials.
///
/// The mean over quasi-random points errs most where a loss rises steeply, in the last stratum, and few groups do
/// not make its error normal: of sixteen exponential numbers Student's interval holds the mean in 91 % of cases
/// where it should in 95 %. Hall's cubic transformation of Student's statistic takes the skewness out
/// (Hall, "On the removal of skewness by transformation", Journal of the Royal Statistical Society B 54, 1992).
struct GroupError: Hashable, Sendable {
  /// The fewest groups that tell an error.
  static let fewestGroups = 4

  /// The standard error.
  var standardError: Double
  /// The degrees of freedom of Student's t; infinite where trials are independent, and so many that skewness
  /// does not matter.
  var degreesOfFreedom = Double.infinity
  /// The skewness of the groups' means.
  var skewness = 0.0

  /// By how much the truth may be below and above the mean, if a probability is left out altogether.
  func reach(leavingOut: Double) -> (below: Double, above: Double) {
    guard standardError > 0 else { return (0, 0) }
    let reach = StudentLaw.reach(leavingOut: leavingOut, degreesOfFreedom: degreesOfFreedom)
    let bend = degreesOfFreedom.isFinite ? skewness / (degreesOfFreedom + 1).squareRoot() : 0
    return (
      max(0, standardError * Self.distance(reach, bend)),
      max(0, -standardError * Self.distance(-reach, bend))
    )
  }

  /// The 95 % confidence interval around the mean.
  func interval(around mean: Double) -> ClosedRange<Double> {
    let reach = reach(leavingOut: 0.05)
    let (lower, upper) = (mean - reach.below, mean + reach.above)
    // What is not a number has no interval, and must not end the program.
    return lower <= upper ? lower...upper : 0...Double.infinity
  }

  /// The standard errors between mean and truth at which Hall's transform of them has a value; `bend` is
  /// the skewness over the root of the number of groups.
  private static func distance(_ value: Double, _ bend: Double) -> Double {
    guard abs(bend) > 1e-6 else { return value }
    let cube = 1 + bend * (value - bend / 6)
    let root = PinnedMath.pow(abs(cube), 1 / 3)
    return 3 / bend * ((cube < 0 ? -root : root) - 1)
  }
}

extension GroupError {
  /// The error of groups with their numbers of trials; `nil` if there are too few of them.
  init?(_ groups: [(count: Double, mean: Double)]) {
    let groups = groups.filter { $0.count > 0 }
    guard groups.count >= Self.fewestGroups, let first = groups.first?.mean else { return nil }
    let trials = groups.reduce(0) { $0 + $1.count }
    // From the first group's mean, so that equal groups have no error at all.
    let mean = groups.reduce(0) { $0 + ($1.mean - first) * ($1.count / trials) }
    var (squares, cubes) = (0.0, 0.0)
    for group in groups {
      let distance = group.mean - first - mean
      squares += group.count / trials * distance * distance
      cubes += group.count / trials * distance * distance * distance
    }
    let number = Double(groups.count)
    degreesOfFreedom = number - 1
    standardError = (squares / degreesOfFreedom).squareRoot()
    let variance = squares * number / degreesOfFreedom
    skewness =
      variance > 0
      ? cubes / (variance * variance.squareRoot()) * number * number
        / ((number - 1) * (number - 2)) : 0
  }

  /// The error of the mean of a few independent numbers; `nil` if they are too few.
  init?(_ numbers: [Double]) {
    self.init(numbers.map { (count: 1, mean: $0) })
  }
}
