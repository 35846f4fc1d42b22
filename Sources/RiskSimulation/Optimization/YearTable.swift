// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A threat's simulated annual loss for every subset of the controls that bear on it, in the trials in which there is
/// one.
struct YearTable: Sendable {
  /// Subsets are kept in parts of so many, which are made apart.
  static let subsetsPerPart = 512

  /// The controls by index among those that may be chosen; bit `i` of a subset stands for the `i`th.
  let controls: [Int]
  /// The length of the columns that the table's losses are added to.
  let count: Int
  /// The places in a column at which the threat has losses.
  let places: [Int32]
  /// Part by part the losses, place by place for one subset after the other.
  private let parts: [[Double]]

  /// Makes a table of losses.
  init(controls: [Int], _ selection: YearSelection, parts: [[Double]]) {
    precondition(
      parts.reduce(0) { $0 + $1.count } == selection.places.count << controls.count,
      "a number a subset and trial")
    self.controls = controls
    count = selection.count
    places = selection.places
    self.parts = parts
  }

  /// The subset of the table's controls that a set of all controls contains.
  func subset(of chosen: UInt64) -> Int { chosen.subset(of: controls) }

  /// The losses of a subset, place by place.
  func losses(_ subset: Int) -> ArraySlice<Double> {
    let first = subset % Self.subsetsPerPart * places.count
    return parts[subset / Self.subsetsPerPart][first..<(first + places.count)]
  }

  /// Adds the losses of a subset to a column of trials.
  func add(_ subset: Int, to column: inout [Double]) {
    precondition(column.count == count, "a column of the problem")
    losses(subset).withUnsafeBufferPointer { losses in
      column.withUnsafeMutableBufferPointer { column in
        for (index, place) in places.enumerated() { column[Int(place)] += losses[index] }
      }
    }
  }

  /// The weighted mean of each subset's losses.
  func weighted(by weights: [Double]) -> LossTable {
    let own = places.indices.compactMap { index in
      let weight = weights[Int(places[index])]
      return weight > 0 ? (index: index, weight: weight) : nil
    }
    let means = (0..<(1 << controls.count)).map { subset in
      losses(subset).withUnsafeBufferPointer { losses in
        own.reduce(0) { $0 + $1.weight * losses[$1.index] } / Double(count)
      }
    }
    return LossTable(controls: controls, losses: means)
  }
}
