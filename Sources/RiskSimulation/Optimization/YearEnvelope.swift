// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// For every subset of a threat's controls the least loss of any subset of it, trial by trial, in whole units rounded
/// down: it falls with every control, whether the losses do or not.
///
/// A class, so that a walk that looks up envelope after envelope counts one reference and not one for each array.
final class YearEnvelope: Sendable {
  /// The controls that bear on the threat, as bits.
  let mask: UInt64
  /// The controls by index among those that may be chosen; bit `i` of a subset stands for the `i`th.
  private let controls: [Int]
  private let places: [Int32]
  private let count: Int
  private let losses: [Int32]

  /// Makes the envelope of a table.
  ///
  /// O(controls x subsets x trials).
  init(_ years: YearTable, unit: LossUnit) {
    controls = years.controls
    mask = years.controls.reduce(0) { $0 | 1 << UInt64($1) }
    places = years.places
    count = years.count
    var losses: [Int32] = []
    losses.reserveCapacity(places.count << controls.count)
    for subset in 0..<(1 << controls.count) {
      for loss in years.losses(subset) { losses.append(unit.units(below: loss)) }
    }
    for bit in controls.indices { Self.lower(&losses, width: places.count << bit) }
    self.losses = losses
  }

  /// Lowers what is greater with a control to what is left without it.
  private static func lower(_ losses: inout [Int32], width: Int) {
    guard width > 0 else { return }
    losses.withUnsafeMutableBufferPointer { losses in
      for first in stride(from: width, to: losses.count, by: 2 * width) {
        for index in first..<(first + width) {
          losses[index] = min(losses[index], losses[index - width])
        }
      }
    }
  }

  /// The subset of the envelope's controls that a set of all controls contains.
  func subset(of chosen: UInt64) -> Int { chosen.subset(of: controls) }

  /// Adds the losses of a subset to a column of trials.
  func add(_ subset: Int, to column: inout [Int32]) {
    let first = subset * places.count
    addEverywhere(in: &column) { index, losses in losses[first + index] }
  }

  /// Adds what the losses of a subset have more than those of another to a column of trials.
  func add(_ subset: Int, insteadOf other: Int, to column: inout [Int32]) {
    let (first, second) = (subset * places.count, other * places.count)
    addEverywhere(in: &column) { index, losses in
      losses[first + index] &- losses[second + index]
    }
  }

  /// Adds to a column at each place what the losses are there.
  @inline(__always)
  private func addEverywhere(
    in column: inout [Int32], _ loss: (Int, UnsafeBufferPointer<Int32>) -> Int32
  ) {
    precondition(column.count == count, "a column of the problem")
    losses.withUnsafeBufferPointer { losses in
      places.withUnsafeBufferPointer { places in
        column.withUnsafeMutableBufferPointer { column in
          for index in places.indices { column[Int(places[index])] &+= loss(index, losses) }
        }
      }
    }
  }
}
