// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Annual losses and largest events of a threat that wait to be counted.
///
/// The histograms of all threats do not fit into the first cache, and a block has few years with events of each
/// threat. Counting a thousand at a time finds a histogram's buckets in cache.
struct YearTally: Sendable {
  private static let capacity = 1_024

  private var totals = Array(repeating: 0.0, count: Self.capacity + TrialBlock.size)
  private var largest = Array(repeating: 0.0, count: Self.capacity + TrialBlock.size)
  private var waiting = 0
  /// The years with events that were entered.
  private(set) var entered: UInt64 = 0

  /// Whether what waits must be counted before more is entered.
  var isFull: Bool { waiting >= Self.capacity }

  /// Enters the years of a block that were drawn last.
  ///
  /// - Precondition: the tally is not full.
  mutating func enter(_ years: YearKernel) {
    precondition(!isFull, "count first what waits")
    Self.append(years.entries(years.totals), to: &totals, at: waiting)
    Self.append(years.entries(years.largest), to: &largest, at: waiting)
    waiting += years.trialsWithEvents.count
    entered += UInt64(years.trialsWithEvents.count)
  }

  /// Counts what waits.
  func count(into counts: inout TrialCounts.Threat) {
    counts.annualLoss.insert(totals, count: waiting)
    counts.largest.insert(largest, count: waiting)
  }

  /// Forgets what waited, since it was counted.
  mutating func clear() { waiting = 0 }

  private static func append(
    _ values: UnsafeBufferPointer<Double>, to column: inout [Double], at place: Int
  ) {
    column.withUnsafeMutableBufferPointer { column in
      _ = UnsafeMutableBufferPointer(rebasing: column[place..<(place + values.count)])
        .update(fromContentsOf: values)
    }
  }
}
