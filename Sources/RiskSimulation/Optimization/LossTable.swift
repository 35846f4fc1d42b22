// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A threat's figure for every subset of the controls that bear on it.
struct LossTable: Sendable {
  /// The controls by index among those that may be chosen; bit `i` of a subset stands for the `i`th.
  let controls: [Int]
  /// The loss by subset.
  var losses: [Double]

  /// The subset of the table's controls that a set of all controls contains.
  func subset(of chosen: UInt64) -> Int { chosen.subset(of: controls) }

  /// The controls that raise the figure in some subset, beyond rounding.
  ///
  /// O(controls x subsets).
  var raising: [Int] {
    controls.indices.filter { bit in
      losses.indices.contains { subset in
        subset >> bit & 1 == 0 && losses[subset | 1 << bit] > losses[subset] * (1 + 1e-12)
      }
    }.map { controls[$0] }
  }
}
