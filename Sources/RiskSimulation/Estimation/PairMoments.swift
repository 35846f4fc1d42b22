// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Means, spreads and covariance of two numbers of each trial, merged in a fixed order.
struct PairMoments: Sendable {
  /// The first number.
  private(set) var first = Moments()
  /// The second number.
  private(set) var second = Moments()
  /// The sum of products of distances from the means.
  private(set) var products = 0.0

  /// The moments of nothing.
  init() {}

  /// The moments of a block of pairs.
  ///
  /// - Precondition: both blocks have the same count.
  init(of firsts: UnsafeBufferPointer<Double>, and seconds: UnsafeBufferPointer<Double>) {
    precondition(firsts.count == seconds.count, "pairs need two columns of one length")
    first = Moments(of: firsts)
    second = Moments(of: seconds)
    products = ColumnSum.products(firsts, first.mean, seconds, second.mean)
  }

  /// The moments of `count` numbers, each beside a 0.
  init(_ firsts: Moments, besideZeros count: Int) {
    first = firsts
    second = Moments(constant: 0, count: count)
  }

  /// The moments of the first `count` pairs of two columns.
  init(of firsts: [Double], and seconds: [Double], count: Int) {
    self = firsts.withUnsafeBufferPointer { firsts in
      seconds.withUnsafeBufferPointer { seconds in
        PairMoments(
          of: UnsafeBufferPointer(rebasing: firsts[..<count]),
          and: UnsafeBufferPointer(rebasing: seconds[..<count]))
      }
    }
  }

  /// Joins the moments of further pairs.
  mutating func merge(_ other: PairMoments) {
    guard other.first.count > 0 else { return }
    let total = first.count + other.first.count
    let weight = first.count * other.first.count / total
    products +=
      other.products
      + (other.first.mean - first.mean) * (other.second.mean - second.mean) * weight
    first.merge(other.first)
    second.merge(other.second)
  }

  /// The covariance.
  var covariance: Double { first.count > 1 ? products / (first.count - 1) : 0 }
}
