// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// The tail of the standard normal law.
enum NormalTail {
  /// The probability above a number.
  static func above(_ z: Double) -> Double { PinnedMath.normalCumulative(-z) }
}
