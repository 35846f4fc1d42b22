// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The trials of a tail problem in which a threat has losses.
struct YearSelection: Sendable {
  /// The trials by their number in the simulation, rising.
  let trials: [Int]
  /// Where they stand in the problem's columns.
  let places: [Int32]
  /// The length of the problem's columns.
  let count: Int

  /// Chooses those of a problem's trials in which some subset of the threat's controls leaves a loss.
  init(_ selected: [Int], _ range: YearRange) {
    let places = selected.indices.filter { range.greatest[selected[$0]] > 0 }
    trials = places.map { selected[$0] }
    self.places = places.map(Int32.init)
    count = selected.count
  }
}
