// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The kinds of events whose losses have the same law whatever the parameters, transformed once: a draw of the parameters only has
/// a rate for each.
public struct EventTerms: Sendable {
  /// The grid.
  public let grid: TransformGrid
  /// Half the transforms of the losses less 1, one after the other.
  let real: [Double]
  let imaginary: [Double]
  /// The probability that an event of the kind has a loss.
  let shares: [Double]
  /// The mean loss of an event of the kind.
  let means: [Double]

  /// Transforms kinds of events, each a list of the forms of loss that add up in it.
  ///
  /// O(kinds x forms x points log points).
  public init(_ kinds: [[EventForm]], on grid: TransformGrid) {
    self.grid = grid
    var memory = TransformMemory(grid)
    let transforms = kinds.map { forms in
      EventTransform(forms, forms.map { memory.spectrum(of: $0, on: grid) }, on: grid)
    }
    real = transforms.flatMap(\.spectrum.real)
    imaginary = transforms.flatMap(\.spectrum.imaginary)
    shares = transforms.map(\.share)
    means = transforms.map(\.mean)
  }

  /// The number of kinds.
  public var count: Int { shares.count }

  /// Adds to sums what they know of draws beside the transforms.
  func add(_ rates: ArraySlice<Double>, to sums: inout YearSums) {
    sums.none += PinnedMath.exp(-lossRate(rates))
    sums.mean += mean(rates)
    sums.draws += 1
  }

  /// The rate of events with a loss.
  func lossRate(_ rates: ArraySlice<Double>) -> Double {
    zip(rates, shares).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The expected loss of a year.
  func mean(_ rates: ArraySlice<Double>) -> Double {
    zip(rates, means).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
