// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Student's t: by how many standard errors a mean may be off, if the error comes from a few groups.
enum StudentLaw {
  /// The quantile of a probability; the standard normal's where there are infinitely many degrees of freedom.
  ///
  /// From the beta law of `d / (d + t^2)` (Abramowitz and Stegun 26.7.1).
  static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return PinnedMath.normalQuantile(probability) }
    if probability < 0.5 { return -quantile(1 - probability, degreesOfFreedom: degreesOfFreedom) }
    let tail = 2 * (1 - probability)
    let law = Distribution.beta(alpha: degreesOfFreedom / 2, beta: 0.5)
    let share = law.quantile(min(tail, 1))
    return (degreesOfFreedom * (1 - share) / share).squareRoot()
  }

  /// By how many standard errors an interval reaches to each side, if it leaves out a probability altogether.
  static func reach(leavingOut probability: Double, degreesOfFreedom: Double) -> Double {
    quantile(1 - probability / 2, degreesOfFreedom: degreesOfFreedom)
  }
}
