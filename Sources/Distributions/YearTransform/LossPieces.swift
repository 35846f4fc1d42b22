// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A law of losses in pieces, each spread evenly: what a transform of it is made from.
///
/// The law is cut at values that rise by 1/32 each, from where 0.01 % of the losses lie below to where `1e-12` lie above. Each piece keeps
/// its probability and its mean; values of laws that have single ones stay single. Losses of 0 are left out.
public struct LossPieces: Sendable {
  /// Where each piece begins, rising.
  public let lower: [Double]
  /// Where each piece ends; its beginning for a single value.
  public let upper: [Double]
  /// Their probabilities.
  public let masses: [Double]
  /// The mean loss.
  public let mean: Double
  /// The probability of a loss that is not 0.
  public let massOfLosses: Double
  /// The moments of order 0, 1 and 2 of the pieces before each, and of all.
  private let below: [(mass: Double, first: Double, second: Double)]

  private static let most = 4_096
  private static let ratio = 1 + 1.0 / 32

  /// Cuts a law that is not negative into its pieces.
  ///
  /// O(pieces), with two integrals each.
  public init(_ moments: PartialMoments) {
    let law = moments.law
    let isStepped = law.isStepped
    var (lower, upper, masses): ([Double], [Double], [Double]) = ([], [], [])
    let zero = law.level(of: 0)
    var before = (x: 0.0, level: zero, first: law.moments(below: zero).first)
    func add(upTo x: Double, _ level: Level, _ first: Double) {
      defer { before = (x, level, first) }
      let mass =
        before.level.lower > 0.5
        ? before.level.upper - level.upper : level.lower - before.level.lower
      guard mass > 0 else { return }
      let mean = max(min((first - before.first) / mass, x), before.x)
      // Moved so that the mean is kept; the open end is one value.
      let half = isStepped || !x.isFinite ? 0 : min(0.5 * (x - before.x), mean)
      lower.append(max(mean - half, lower.last ?? 0))
      upper.append(mean + half)
      masses.append(mass)
    }
    let end = law.quantile(Level(upper: 1e-12))
    let start = max(law.quantile(Level(lower: zero.lower + 1e-4 * zero.upper)), 1e-12 * end)
    if zero.upper > 0, start > 0 {
      let ratio = max(Self.ratio, PinnedMath.exp(PinnedMath.log(end / start) / Double(Self.most)))
      var x = start
      while x < end {
        let level = law.level(of: x)
        add(upTo: x, level, law.moments(below: level).first)
        x *= ratio
      }
      add(upTo: .infinity, .one, law.mean)
    }
    self.init(lower, upper, masses, mean: law.mean)
  }

  private init(_ lower: [Double], _ upper: [Double], _ masses: [Double], mean: Double) {
    var sums = [(mass: 0.0, first: 0.0, second: 0.0)]
    for (index, mass) in masses.enumerated() {
      let (middle, width) = (0.5 * (lower[index] + upper[index]), upper[index] - lower[index])
      let last = sums[index]
      sums.append(
        (
          last.mass + mass, last.first + mass * middle,
          last.second + mass * (middle * middle + width * width / 12)
        ))
    }
    self.lower = lower
    self.upper = upper
    self.masses = masses
    self.mean = mean
    massOfLosses = sums[masses.count].mass
    below = sums
  }

  /// The law of what is kept of `scale` times the loss; `kept` rises and is not negative.
  ///
  /// O(pieces).
  public func retained(scale: Double, _ kept: (Double) -> Double) -> LossPieces {
    let ends = zip(lower, upper).map { (kept($0 * scale), kept($1 * scale)) }
    var (remaining, mean) = (masses, 0.0)
    for (index, (from, to)) in ends.enumerated() {
      if to <= 0 { remaining[index] = 0 }
      mean += remaining[index] * 0.5 * (from + to)
    }
    return LossPieces(ends.map(\.0), ends.map(\.1), remaining, mean: mean)
  }

  /// Adds `weight` times the law of `scale` times the loss to a column of a grid.
  ///
  /// O(log pieces + pieces and points of the grid).
  func deposit(scale: Double, weight: Double, on grid: TransformGrid, _ column: inout [Double]) {
    guard scale > 0, weight > 0 else { return }
    let factor = scale / grid.step
    // What lies within the first step is joined by its moments.
    let first = upper.partitionPoint { $0 * factor > 1 }
    let sums = below[first]
    let (mean, square) = (sums.first * factor, sums.second * factor * factor)
    column[0] += weight * (sums.mass - 1.5 * mean + 0.5 * square)
    column[1] += weight * (2 * mean - square)
    column[2] += weight * 0.5 * (square - mean)
    let end = lower.partitionPoint { $0 * factor >= Double(grid.points) }
    guard first < end else { return }
    grid.deposit(lower, upper, masses, first..<end, factor: factor, weight: weight, &column)
  }
}
