// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The worst twentieth of the years of a column in whole units.
///
/// The mean over the same years of any other column is a lower bound on that column's tail mean.
struct TailYears {
  /// The places of the years; the last is the year on the border, of which only a part belongs to the tail.
  private var places: [Int] = []
  private let share: Double
  private let tail: Double

  /// Finds the worst years of a column of some of `trials` years.
  ///
  /// O(years) on average.
  init(_ column: [Int32], of trials: Int) {
    let beyond = TailMeasure.beyond(trials)
    tail = TailMeasure.tail(trials)
    share = tail - Double(beyond)
    var sorted = column
    let place = column.count - beyond - 1
    TailMeasure.partition(&sorted, at: place)
    let border = sorted[place]
    places.reserveCapacity(beyond + 1)
    for place in column.indices where column[place] > border { places.append(place) }
    for place in column.indices where places.count <= beyond && column[place] == border {
      places.append(place)
    }
  }

  /// The mean of a column over the years.
  func mean(_ column: [Int32]) -> Double {
    var sum = 0
    for place in places.dropLast() { sum += Int(column[place]) }
    return (Double(sum) + share * Double(places.last.map { column[$0] } ?? 0)) / tail
  }
}
