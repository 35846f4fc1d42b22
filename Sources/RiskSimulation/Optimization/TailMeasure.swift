// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A measure of the tail of simulated annual losses.
enum TailMeasure: Sendable {
  /// The loss that one year in 20 exceeds: the least `x` that 95 % of the years do not exceed.
  case valueAtRisk
  /// The mean loss of the worst twentieth of the years.
  case tailValueAtRisk

  private static let level = 0.95

  /// The number of years that lie at or below the value at risk.
  static func below(_ trials: Int) -> Int { Int((level * Double(trials)).rounded(.up)) }

  /// The measure of years' losses.
  ///
  /// O(trials) on average.
  func value(_ losses: [Double]) -> Double {
    var losses = losses
    let below = Self.below(losses.count)
    Self.partition(&losses, at: below - 1)
    let quantile = losses[below - 1]
    guard case .tailValueAtRisk = self else { return quantile }
    // Rockafellar and Uryasev, 2000: the year on the border counts with what is left of the twentieth.
    let tail = Double(losses.count) * (1 - Self.level)
    let beyond = losses[below...].sorted().reduce(0, +)
    return (beyond + (tail - Double(losses.count - below)) * quantile) / tail
  }

  /// Moves the numbers so that none before an index is greater and none after it is less (Hoare, 1961).
  private static func partition(_ numbers: inout [Double], at index: Int) {
    var (low, high) = (0, numbers.count - 1)
    while low < high {
      let pivot = numbers[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while numbers[left] < pivot { left += 1 }
        while numbers[right] > pivot { right -= 1 }
        guard left <= right else { break }
        numbers.swapAt(left, right)
        left += 1
        right -= 1
      }
      if index <= right { high = right } else if index >= left { low = left } else { return }
    }
  }

  /// The density of the worst twentieth of the years, with mean 1: the mean of losses under it is the tail
  /// mean, and no other density of at most 20 has a greater one.
  static func density(_ losses: [Double]) -> [Double] {
    let order = losses.indices.sorted { (losses[$0], $0) < (losses[$1], $1) }
    let below = below(losses.count)
    let tail = Double(losses.count) * (1 - level)
    var density = Array(repeating: 0.0, count: losses.count)
    let most = Double(losses.count) / tail
    for index in order[below...] { density[index] = most }
    density[order[below - 1]] = most * (tail - Double(losses.count - below))
    return density
  }
}
