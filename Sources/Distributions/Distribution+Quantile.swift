// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension Distribution {
  /// The smallest `x` with `P(X <= x) >= u`, in the unit of the quantity.
  ///
  /// O(size of the description), since the law is set up anew: ``QuantileTable`` is for many calls.
  /// Relative error about `1e-12`, the same bits on every machine. The ends of the support at 0 and 1;
  /// NaN for a `u` outside `[0, 1]` and for invalid parameters.
  public func quantile(_ u: Double) -> Double {
    u >= 0 && u <= 1 ? law.quantile(Level(lower: u)) : .nan
  }

  /// The quantile at `1 - v`, accurate for a tiny `v`.
  public func quantile(complement v: Double) -> Double {
    v >= 0 && v <= 1 ? law.quantile(Level(upper: v)) : .nan
  }

  /// `P(X <= x)`, with relative accuracy in the lower tail.
  public func cumulative(_ x: Double) -> Double { law.level(of: x).lower }

  /// `P(X > x)`, with relative accuracy in the upper tail.
  public func survival(_ x: Double) -> Double { law.level(of: x).upper }

  /// The mean; infinite where it diverges.
  ///
  /// In closed form where there is one, by integrating the quantile function else.
  public var mean: Double { law.mean }

  /// The variance; infinite where it diverges.
  public var variance: Double { law.variance }

  /// The smallest and the largest value.
  public var support: (lower: Double, upper: Double) { law.support }
}
