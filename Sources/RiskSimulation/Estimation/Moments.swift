// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Count, mean and spread of a number, merged in a fixed order so that the bits do not depend on threads.
///
/// Blocks are summed in two passes, each in eight interleaved parts, and joined by the update of Chan, Golub, LeVeque (COMPSTAT 1982).
struct Moments: Sendable {
  /// How many numbers were seen.
  private(set) var count = 0.0
  /// Their mean.
  private(set) var mean = 0.0
  /// The sum of their squared distances from the mean.
  private(set) var squares = 0.0

  /// The moments of nothing.
  init() {}

  /// The moments of a block of numbers.
  init(of values: UnsafeBufferPointer<Double>) {
    guard !values.isEmpty else { return }
    count = Double(values.count)
    mean = ColumnSum.sum(values) / count
    squares = ColumnSum.products(values, mean, values, mean)
  }

  /// The moments of a block of numbers and of so many zeros.
  init(of values: UnsafeBufferPointer<Double>, zeros: Int) {
    count = Double(values.count + zeros)
    guard !values.isEmpty else { return }
    mean = ColumnSum.sum(values) / count
    squares = ColumnSum.products(values, mean, values, mean) + Double(zeros) * mean * mean
  }

  /// The moments of one number, `count` times.
  init(constant value: Double, count: Int) {
    guard count > 0 else { return }
    self.count = Double(count)
    mean = value
  }

  /// The moments of the first `count` numbers of a column.
  init(of column: [Double], count: Int) {
    self = column.withUnsafeBufferPointer {
      Moments(of: UnsafeBufferPointer(rebasing: $0[..<count]))
    }
  }

  /// Joins the moments of further numbers.
  mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    let total = count + other.count
    let shift = other.mean - mean
    if shift == 0 && other.squares == 0 {
      count = total
      return
    }
    mean += shift * (other.count / total)
    squares += other.squares + shift * shift * (count * other.count / total)
    count = total
  }

  /// The moments of these numbers and of so many zeros.
  func joined(zeros: Double) -> Moments {
    var nothing = Moments()
    nothing.count = zeros
    var sum = self
    sum.merge(nothing)
    return sum
  }

  /// The unbiased variance; 0 for fewer than two numbers.
  var variance: Double { count > 1 ? squares / (count - 1) : 0 }

  /// The standard deviation.
  var standardDeviation: Double { variance.squareRoot() }

  /// The standard error of the mean.
  var standardError: Double { count > 1 ? (variance / count).squareRoot() : 0 }
}
