// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// The sums over the draws of a replicate, apart for those whose control variate is positive and for the others.
struct ControlledSums: Sendable {
  /// The draws of one sign.
  struct Part: Sendable {
    /// The sums of transforms.
    var sums: YearSums
    /// The sum of the control variate.
    var control = 0.0

    /// Adds other draws.
    mutating func add(_ other: Part) {
      sums.add(other.sums)
      control += other.control
    }

    /// The mean control variate; there is a draw.
    var meanControl: Double { control / Double(sums.draws) }
  }

  /// The draws with a positive control variate.
  var above: Part
  /// The other draws.
  var others: Part

  /// The sums of no draws.
  init(on grid: TransformGrid) {
    above = Part(sums: YearSums(on: grid))
    others = above
  }

  /// All draws.
  var all: Part {
    var all = others
    all.add(above)
    return all
  }

  /// Adds a tile of a block's draws.
  mutating func add(
    _ block: YearLawBlock, _ tile: Range<Int>, by average: YearLawAverage,
    _ memory: inout YearTransform
  ) {
    func add(_ places: [Int], to part: inout Part) {
      average.add(block.rows, places, &memory, to: &part.sums)
      for place in places { part.control += block.controls[place] }
    }
    add(tile.filter { block.controls[$0] > 0 }, to: &above)
    add(tile.filter { !(block.controls[$0] > 0) }, to: &others)
  }
}
