// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions

/// Counts of numbers in logarithmic buckets: quantiles in constant memory, the same in any order.
///
/// A bucket is found from the bits of the double (exponent and 10 bits of mantissa), without a
/// logarithm, so that it is the same on every machine. A bucket is at most 2^-10 wide relative to its
/// values, and its middle stands for it: quantiles and tail means have a relative error of at most
/// 2^-11 (0.05 %) on top of their sampling error. Numbers that are not positive count as 0.
struct LogHistogram: Sendable {
  private static let mantissaBits = 10
  private static let shift = UInt64(Double.significandBitCount - mantissaBits)

  /// How many numbers were 0.
  private(set) var zeros: UInt64 = 0
  /// How many numbers there are.
  private(set) var count: UInt64 = 0
  /// The greatest number.
  private(set) var maximum = 0.0
  private var firstBucket = 0
  private var numbers: [UInt32] = []

  /// Counts a number.
  mutating func insert(_ value: Double) {
    count &+= 1
    guard value > 0 else {
      zeros &+= 1
      return
    }
    if value > maximum { maximum = value }
    let bucket = Self.bucket(of: value)
    let index = bucket &- firstBucket
    if index < 0 || index >= numbers.count {
      grow(toHold: bucket...bucket)
    }
    numbers[bucket &- firstBucket] &+= 1
  }

  /// Counts a column of numbers.
  mutating func insert(_ values: UnsafeBufferPointer<Double>) {
    var index = 0
    while index < values.count {
      index += insertFitting(UnsafeBufferPointer(rebasing: values[index...]))
      // The next number needs a bucket that is not there yet: room is made for all the rest at once.
      if index < values.count { grow(toHold: UnsafeBufferPointer(rebasing: values[index...])) }
    }
  }

  /// Counts the first `count` numbers of a column.
  mutating func insert(_ values: [Double], count: Int) {
    values.withUnsafeBufferPointer { insert(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  /// Counts so many zeros.
  mutating func insertZeros(_ number: UInt64) {
    count += number
    zeros += number
  }

  /// Counts a number several times.
  mutating func insert(_ value: Double, times: Int) {
    guard times > 0 else { return }
    insert(value)
    let rest = UInt64(times - 1)
    count += rest
    if value > 0 {
      numbers[Self.bucket(of: value) - firstBucket] += UInt32(rest)
    } else {
      zeros += rest
    }
  }

  /// Counts numbers up to the first whose bucket is not there yet; returns how many.
  private mutating func insertFitting(_ values: UnsafeBufferPointer<Double>) -> Int {
    guard let first = values.baseAddress else { return 0 }
    var seen = copse_extremes(zeros: zeros, greatest: maximum)
    let firstBucket = Int64(firstBucket)
    let taken = numbers.withUnsafeMutableBufferPointer { numbers in
      VectorKernels.current.histogram(
        first, values.count, numbers.baseAddress, firstBucket, numbers.count, &seen)
    }
    count &+= UInt64(taken)
    zeros = seen.zeros
    maximum = seen.greatest
    return taken
  }

  /// Adds the counts of another histogram.
  mutating func merge(_ other: LogHistogram) {
    zeros += other.zeros
    count += other.count
    maximum = max(maximum, other.maximum)
    guard let last = other.buckets.last else { return }
    guard !numbers.isEmpty else {
      (firstBucket, numbers) = (other.firstBucket, other.numbers)
      return
    }
    grow(toHold: other.firstBucket...last)
    let start = other.firstBucket - firstBucket
    // Buffers, wrapping: there are thousands of buckets for a few numbers, and several are added at once.
    numbers.withUnsafeMutableBufferPointer { numbers in
      other.numbers.withUnsafeBufferPointer { others in
        for index in others.indices { numbers[start &+ index] &+= others[index] }
      }
    }
  }

  /// The smallest value with at least `probability` of the numbers at or below it; 0 if there are none.
  func quantile(_ probability: Double) -> Double {
    let rank = max(1, (probability * Double(count)).rounded(.up))
    if Double(zeros) >= rank || count == 0 { return 0 }
    var (index, seen) = start(ofRank: rank)
    while index < numbers.count {
      seen += UInt64(numbers[index])
      if Double(seen) >= rank { return min(middle(ofBucketAt: index), maximum) }
      index += 1
    }
    return maximum
  }

  /// The first bucket of the stretch in which a rank is reached, and how many numbers lie before it.
  ///
  /// Most buckets are empty, and adding up stretches needs no branch a bucket.
  private func start(ofRank rank: Double) -> (index: Int, seen: UInt64) {
    let stretch = 1 << 6
    return numbers.withUnsafeBufferPointer { numbers in
      var (index, seen) = (0, zeros)
      while index + stretch <= numbers.count {
        var sum: UInt64 = 0
        for next in index..<(index &+ stretch) { sum &+= UInt64(numbers[next]) }
        if Double(seen + sum) >= rank { break }
        seen += sum
        index += stretch
      }
      return (index, seen)
    }
  }

  /// The quantiles at ascending probabilities, each as ``quantile(_:)`` gives it.
  ///
  /// O(buckets + probabilities).
  func quantiles(_ probabilities: [Double]) -> [Double] {
    var seen = Double(zeros)
    // The buckets whose numbers were seen.
    var buckets = 0
    return probabilities.map { probability in
      let rank = max(1, (probability * Double(count)).rounded(.up))
      while seen < rank, buckets < numbers.count {
        seen += Double(numbers[buckets])
        buckets += 1
      }
      if seen < rank { return maximum }
      return buckets == 0 ? 0 : min(middle(ofBucketAt: buckets - 1), maximum)
    }
  }

  /// The mean of the greatest `share` of the numbers.
  func tailMean(share: Double) -> Double {
    var left = share * Double(count)
    let total = left
    guard total > 0 else { return 0 }
    var sum = 0.0
    for index in numbers.indices.reversed() where numbers[index] > 0 {
      let taken = min(left, Double(numbers[index]))
      sum += taken * min(middle(ofBucketAt: index), maximum)
      left -= taken
      if left <= 0 { break }
    }
    return sum / total
  }

  /// The share of numbers that are greater than 0.
  var positiveShare: Double { count == 0 ? 0 : Double(count - zeros) / Double(count) }

  /// The buckets that may hold numbers, by their place among all buckets of positive numbers.
  var buckets: Range<Int> { firstBucket..<(firstBucket + numbers.count) }

  /// How many numbers a bucket holds.
  func number(in bucket: Int) -> Double {
    buckets.contains(bucket) ? Double(numbers[bucket - firstBucket]) : 0
  }

  /// The bucket of a positive number.
  static func bucket(of value: Double) -> Int {
    Int(truncatingIfNeeded: value.bitPattern &>> shift)
  }

  /// The smallest number of a bucket; the greatest finite one beyond the last.
  static func lowerEnd(of bucket: Int) -> Double {
    min(Double(bitPattern: UInt64(bucket) << shift), .greatestFiniteMagnitude)
  }

  /// The middle of a bucket; the outermost bucket of all has no upper end, and its own lower end serves.
  private func middle(ofBucketAt index: Int) -> Double {
    let lower = Double(bitPattern: UInt64(firstBucket + index) << Self.shift)
    let upper = Double(bitPattern: UInt64(firstBucket + index + 1) << Self.shift)
    return upper.isFinite ? lower + (upper - lower) / 2 : lower
  }

  /// Makes room for the positive ones among some numbers.
  private mutating func grow(toHold values: UnsafeBufferPointer<Double>) {
    var (least, greatest) = (Double.infinity, 0.0)
    for value in values where value > 0 {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    if greatest > 0 { grow(toHold: Self.bucket(of: least)...Self.bucket(of: greatest)) }
  }

  /// Makes room for buckets, in whole octaves.
  private mutating func grow(toHold buckets: ClosedRange<Int>) {
    let octave = 1 << Self.mantissaBits
    let lower = buckets.lowerBound / octave * octave
    let upper = (buckets.upperBound / octave + 1) * octave
    let known = numbers.isEmpty ? lower..<upper : self.buckets
    let first = min(lower, known.lowerBound)
    let count = max(upper, known.upperBound) - first
    guard count > numbers.count else { return }
    var wider = [UInt32](repeating: 0, count: count)
    wider.withUnsafeMutableBufferPointer { wider in
      _ = wider[(known.lowerBound - first)...].update(fromContentsOf: numbers)
    }
    (firstBucket, numbers) = (first, wider)
  }
}
