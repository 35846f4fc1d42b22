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

  /// The laws that each of some sums over draws has on average.
  ///
  /// O(sums x points log points).
  ///
  /// - Precondition: there is a draw in each, and its transforms are settled.
  public static func laws(of sums: [YearSums], on grid: TransformGrid) -> [YearDistribution] {
    precondition(sums.allSatisfy { $0.draws > 0 && $0.rates.isEmpty }, "a law needs a draw")
    let spectra = sums.map { $0.spectrum.divided(by: Double($0.draws)) }
    return zip(sums, grid.losses(of: spectra)).map { YearDistribution($0, masses: $1, grid.step) }
  }

  private init(_ sums: YearSums, masses: [Double], _ step: Double) {
    let count = Double(sums.draws)
    mean = sums.mean / count
    probabilityOfZero = sums.none / count
    self.step = step
    var (below, moment) = (0.0, 0.0)
    var levels = masses
    var means = masses
    for (index, mass) in masses.enumerated() {
      let value = Double(index) * step
      // Half the mass of a point lies beyond it; that of 0 is known.
      let own = index == 0 ? probabilityOfZero : 0.5 * mass
      levels[index] = below + own
      means[index] = moment + value * own
      below += mass
      moment += value * mass
    }
    self.levels = levels
    partialMeans = means
  }

  /// The law that others have on average, by weights that add up to 1.
  ///
  /// - Precondition: there is one, each has a weight, and all are of one grid.
  public init(mean laws: [YearDistribution], weights: [Double]) {
    precondition(
      laws.count == weights.count && Set(laws.map(\.step)).count == 1, "laws on one grid")
    func average(_ column: (YearDistribution) -> [Double]) -> [Double] {
      var sums = Array(repeating: 0.0, count: column(laws[0]).count)
      for (law, weight) in zip(laws, weights) {
        let other = column(law)
        for index in sums.indices { sums[index] += weight * other[index] }
      }
      return sums
    }
    func average(_ number: (YearDistribution) -> Double) -> Double {
      zip(laws, weights).reduce(0) { $0 + $1.1 * number($1.0) }
    }
    mean = average(\.mean)
    probabilityOfZero = average(\.probabilityOfZero)
    step = laws[0].step
    levels = average(\.levels)
    partialMeans = average(\.partialMeans)
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
