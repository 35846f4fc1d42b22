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

  /// The number of years beyond the value at risk.
  static func beyond(_ trials: Int) -> Int { trials - below(trials) }

  /// How many years the tail mean is over.
  static func tail(_ trials: Int) -> Double { Double(trials) * (1 - level) }

  /// The measure of years' losses: of all of `trials` years, or of those that may be the greatest.
  ///
  /// O(losses) on average.
  ///
  /// - Precondition: the value at risk is among the losses.
  func value(_ losses: [Double], of trials: Int? = nil) -> Double {
    var losses = losses
    return value(&losses, of: trials ?? losses.count)
  }

  /// The same, leaving the losses in another order.
  func value(_ losses: inout [Double], of trials: Int) -> Double {
    let place = losses.count - Self.beyond(trials) - 1
    precondition(place >= 0, "the value at risk is among the losses")
    Self.partition(&losses, at: place)
    let quantile = losses[place]
    guard case .tailValueAtRisk = self else { return quantile }
    // Rockafellar and Uryasev, 2000: the year on the border counts with what is left of the twentieth.
    let tail = Self.tail(trials)
    let beyond = losses[(place + 1)...].sorted().reduce(0, +)
    return (beyond + (tail - Double(Self.beyond(trials))) * quantile) / tail
  }

  /// Moves the numbers so that none before an index is greater and none after it is less (Hoare, 1961).
  static func partition<Number: Comparable>(_ numbers: inout [Number], at index: Int) {
    numbers.withUnsafeMutableBufferPointer { partition($0, at: index) }
  }

  private static func partition<Number: Comparable>(
    _ numbers: UnsafeMutableBufferPointer<Number>, at index: Int
  ) {
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

  /// The density of the worst twentieth of all years over the losses that are given: the mean of these under
  /// it is the tail mean, and no other density that nowhere exceeds its greatest value has a greater one.
  static func density(_ losses: [Double], of trials: Int? = nil) -> [Double] {
    let order = losses.indices.sorted { (losses[$0], $0) < (losses[$1], $1) }
    let trials = trials ?? losses.count
    let place = losses.count - beyond(trials) - 1
    let tail = tail(trials)
    var density = Array(repeating: 0.0, count: losses.count)
    let most = Double(losses.count) / tail
    for index in order[(place + 1)...] { density[index] = most }
    density[order[place]] = most * (tail - Double(beyond(trials)))
    return density
  }
}
