// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Integrals of a law's quantile function: the moments of what lies below a quantile.
///
/// In closed form for every family that has one; by quadrature, at some 200 quantiles a call, for metalog,
/// truncated and rate-to-probability laws. Relative error about `1e-10`. Nothing is set up in advance.
public struct PartialMoments: Sendable {
  /// What the law is.
  public let distribution: Distribution
  /// The law.
  let law: any Law

  /// Prepares the integrals of a valid law.
  public init(_ distribution: Distribution) {
    self.distribution = distribution
    law = distribution.law
  }

  /// The integral of the quantile function from 0 to `u`: the mean below the quantile, times `u`.
  ///
  /// NaN for a `u` outside `[0, 1]`; infinite where the mean diverges.
  public func mean(below u: Double) -> Double {
    u >= 0 && u <= 1 ? law.moments(below: Level(lower: u)).first : .nan
  }

  /// The integral of the squared quantile function from 0 to `u`.
  ///
  /// NaN for a `u` outside `[0, 1]`; infinite where the second moment diverges.
  public func secondMoment(below u: Double) -> Double {
    u >= 0 && u <= 1 ? law.moments(below: Level(lower: u)).second : .nan
  }
}
