// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import CVectorKernels
import Distributions

/// Finds the cell of a risk matrix for a rate and an impact.
struct MatrixCells: Sendable {
  private let matrix: RiskMatrix
  /// The rates at which the likelihood levels begin, but the first.
  private let rates: [Double]
  /// The losses at which the impact levels begin, but the first.
  private let losses: [Double]

  /// Makes a finder for a matrix.
  init(_ matrix: RiskMatrix) {
    self.matrix = matrix
    let likelihoods = matrix.likelihood.levels.dropFirst().map(\.lowerBound)
    rates = likelihoods.map { bound in
      switch matrix.likelihoodMeasure {
      case .eventsPerYear: bound
      case .probability: Self.smallestRate(ofProbability: bound)
      }
    }
    losses = matrix.impact.levels.dropFirst().map(\.lowerBound)
  }

  /// The number of cells.
  var count: Int { matrix.likelihood.levels.count * matrix.impact.levels.count }

  /// The index on the likelihood scale of a rate of loss events a year.
  func likelihood(rate: Double) -> Int { rates.count { $0 <= rate } }

  /// The index on the impact scale of an expected loss per event.
  func impact(loss: Double) -> Int { losses.count { $0 <= loss } }

  /// Counts the cells of a column of rates and one of losses, likelihood by likelihood.
  ///
  /// - Precondition: the columns have one length, at most that of a block.
  func count(
    rates: UnsafeBufferPointer<Double>, losses: UnsafeBufferPointer<Double>,
    into counts: inout [UInt64]
  ) {
    precondition(rates.count == losses.count, "columns of one length")
    let width = Int64(matrix.impact.levels.count)
    withUnsafeTemporaryAllocation(of: Int64.self, capacity: 2 * rates.count) { memory in
      let rows = UnsafeMutableBufferPointer(rebasing: memory[..<rates.count])
      let columns = UnsafeMutableBufferPointer(rebasing: memory[rates.count...])
      Self.countBelow(rates, self.rates, into: rows)
      Self.countBelow(losses, self.losses, into: columns)
      for trial in rows.indices { counts[Int(rows[trial] * width + columns[trial])] += 1 }
    }
  }

  /// Counts the cell of a rate and a loss several times.
  func count(rate: Double, loss: Double, times: Int, into counts: inout [UInt64]) {
    let cell = likelihood(rate: rate) * matrix.impact.levels.count + impact(loss: loss)
    counts[cell] += UInt64(times)
  }

  private static func countBelow(
    _ values: UnsafeBufferPointer<Double>, _ thresholds: [Double],
    into counts: UnsafeMutableBufferPointer<Int64>
  ) {
    guard let value = values.baseAddress, let count = counts.baseAddress else { return }
    // An empty array need not have an address, and the kernel reads none then.
    thresholds.withUnsafeBufferPointer { thresholds in
      VectorKernels.current.count_below(
        value, thresholds.baseAddress ?? value, thresholds.count, count, values.count)
    }
  }

  /// The smallest rate whose probability of an event is at least the given one; by bisection over the
  /// doubles, so that each rate falls on the side on which its probability falls.
  private static func smallestRate(ofProbability probability: Double) -> Double {
    func reaches(_ bits: UInt64) -> Bool {
      -PinnedMath.expm1(-Double(bitPattern: bits)) >= probability
    }
    var (low, high) = (UInt64(0), Double.infinity.bitPattern)
    guard !reaches(low) else { return 0 }
    guard reaches(high) else { return .infinity }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if reaches(middle) { high = middle } else { low = middle }
    }
    return Double(bitPattern: high)
  }
}
