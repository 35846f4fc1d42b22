// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The law of a year's loss on a grid, with parameters drawn.
public struct YearDistribution: Sendable {
  /// The expected loss.
  public let mean: Double
  /// The probability that nothing is lost.
  public let probabilityOfZero: Double
  private let step: Double
  /// `P(loss <= k step)`.
  private let levels: [Double]
  /// `E[loss; loss <= k step]`.
  private let partialMeans: [Double]

  /// The law that the sums over some draws have on average.
  ///
  /// - Precondition: there is a draw.
  public init(_ sums: YearSums, on grid: TransformGrid) {
    precondition(sums.draws > 0, "a law needs a draw")
    let count = Double(sums.draws)
    mean = sums.mean / count
    probabilityOfZero = sums.none / count
    step = grid.step
    let masses = grid.losses(of: sums.spectrum.divided(by: count))
    var (below, moment) = (0.0, 0.0)
    var (levels, means): ([Double], [Double]) = ([], [])
    levels.reserveCapacity(masses.count)
    means.reserveCapacity(masses.count)
    for (index, mass) in masses.enumerated() {
      let value = Double(index) * step
      // Half the mass of a point lies beyond it; that of 0 is known.
      let own = index == 0 ? probabilityOfZero : 0.5 * mass
      levels.append(below + own)
      means.append(moment + value * own)
      below += mass
      moment += value * mass
    }
    self.levels = levels
    partialMeans = means
  }

  /// The probability of at most `x`; NaN beyond the grid.
  public func cumulative(_ x: Double) -> Double {
    guard x >= 0 else { return 0 }
    return interpolated(levels, x)
  }

  /// The smallest loss that is not exceeded with probability `p`; `nil` beyond the grid.
  public func quantile(_ p: Double) -> Double? {
    guard p > probabilityOfZero else { return 0 }
    guard let index = levels.firstIndex(where: { $0 >= p }) else { return nil }
    guard index > 0 else { return 0 }
    let share = (p - levels[index - 1]) / (levels[index] - levels[index - 1])
    return (Double(index - 1) + share) * step
  }

  /// `E[max(loss - x, 0)]`, for an `x` on the grid.
  public func excess(over x: Double) -> Double {
    max(mean - interpolated(partialMeans, x) - x * (1 - cumulative(x)), 0)
  }

  private func interpolated(_ column: [Double], _ x: Double) -> Double {
    let place = x / step
    guard place < Double(column.count - 1) else { return .nan }
    let index = Int(place)
    return column[index] + (place - Double(index)) * (column[index + 1] - column[index])
  }
}
