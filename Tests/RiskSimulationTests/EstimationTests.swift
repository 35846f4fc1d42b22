// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import TestSupport
import Testing

@testable import RiskSimulation

@Suite("Histograms and moments")
struct EstimationTests {
  /// Numbers over twelve powers of ten.
  private var numbers: [Double] {
    var random = SplitMix64(seed: 8)
    return (0..<20_000).map { _ in
      var value = 1e-6
      for _ in 0..<Int.random(in: 0..<12, using: &random) { value *= 10 }
      return value * Double.random(in: 1..<10, using: &random)
    }
  }

  @Test("Quantiles and tail means have a relative error of at most 2^-11")
  func histogram() {
    let numbers = numbers
    var histogram = LogHistogram()
    for number in numbers { histogram.insert(number) }
    let sorted = numbers.sorted()
    for probability in [0.001, 0.05, 0.5, 0.95, 0.99, 0.9999] {
      let rank = max(1, Int((probability * Double(numbers.count)).rounded(.up)))
      let exact = sorted[rank - 1]
      #expect(abs(histogram.quantile(probability) - exact) <= 0x1p-11 * exact)
    }
    let tail = sorted.suffix(1_000)
    let mean = tail.reduce(0, +) / 1_000
    #expect(abs(histogram.tailMean(share: 0.05) - mean) <= 0x1p-11 * mean)
    #expect(histogram.maximum == sorted.last)
  }

  @Test("Joined in any order, histograms are the same")
  func merging() {
    let numbers = numbers
    func histogram(_ part: some Sequence<Double>) -> LogHistogram {
      var histogram = LogHistogram()
      for number in part { histogram.insert(number) }
      return histogram
    }
    let whole = histogram(numbers + [0, 0, 0])
    var joined = histogram(numbers.suffix(5_000))
    joined.merge(histogram([0, 0]))
    joined.merge(histogram(numbers.prefix(15_000)))
    joined.merge(histogram([0]))
    for probability in stride(from: 0.0, through: 1, by: 0.01) {
      #expect(whole.quantile(probability) == joined.quantile(probability))
    }
    #expect(whole.count == joined.count && whole.zeros == 3 && joined.zeros == 3)
  }

  @Test("An empty histogram takes over another's counts, and both go on by themselves")
  func mergingIntoNothing() {
    var first = LogHistogram()
    for number in numbers { first.insert(number) }
    var joined = LogHistogram()
    joined.insertZeros(2)
    joined.merge(first)
    joined.merge(LogHistogram())
    joined.insert(1e-9)
    #expect(joined.count == first.count + 3)
    #expect(first.quantile(0) > 1e-7)
    #expect(joined.quantile(2.5 / Double(joined.count)) < 1.001e-9)
    #expect(joined.quantile(1) == first.quantile(1))
  }

  @Test("The error of a tail mean is that of the mean excess over the quantile")
  func tailMeanError() {
    var histogram = LogHistogram()
    for number in numbers { histogram.insert(number) }
    let level = histogram.quantile(0.95)
    let excesses = numbers.map { max($0 - level, 0) }
    let count = Double(excesses.count)
    let mean = excesses.reduce(0, +) / count
    let square = excesses.reduce(0) { $0 + $1 * $1 } / count
    let exact = ((square - mean * mean) / count).squareRoot() / 0.05
    // Numbers are known to 2^-11, and excesses a little less well.
    let error = histogram.tailMeanError(share: 0.05)
    #expect(abs(error.standardError - exact) <= 1e-3 * exact)
    let cube = excesses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) } / count
    let skewness = cube / ((square - mean * mean) * (square - mean * mean).squareRoot())
    #expect(abs(error.skewness - skewness) <= 2e-3 * skewness)
    #expect(error.degreesOfFreedom == count - 1)
    #expect(LogHistogram().tailMeanError(share: 0.05).standardError == 0)
    var zeros = LogHistogram()
    zeros.insertZeros(10)
    #expect(zeros.tailMeanError(share: 0.05).reach(leavingOut: 0.05) == (0, 0))
  }

  @Test("What is no number, infinite or negative does no harm")
  func oddNumbers() {
    var histogram = LogHistogram()
    for number in [.nan, -1, 0, .infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1] {
      histogram.insert(number)
    }
    #expect(histogram.count == 7)
    #expect(histogram.zeros == 3)
    #expect(histogram.quantile(0.5) > 0)
    #expect(LogHistogram().quantile(0.5) == 0)
  }

  @Test("Moments of blocks join to those of the whole")
  func moments() {
    let numbers = numbers
    var joined = Moments()
    var pairs = PairMoments()
    for start in stride(from: 0, to: numbers.count, by: 256) {
      let block = Array(numbers[start..<min(start + 256, numbers.count)])
      joined.merge(Moments(of: block, count: block.count))
      pairs.merge(PairMoments(of: block, and: block.map { 2 * $0 }, count: block.count))
    }
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    #expect(abs(joined.mean - mean) <= 1e-12 * mean)
    #expect(abs(joined.variance - variance) <= 1e-11 * variance)
    #expect(abs(pairs.covariance - 2 * variance) <= 1e-11 * variance)
  }

  @Test("Many quantiles in one pass are those that are asked for one by one")
  func manyQuantiles() {
    var counts = LogHistogram()
    #expect(counts.quantiles([0.1, 0.9]) == [0, 0])
    counts.insertZeros(300)
    for number in 1...700 { counts.insert(Double(number * number)) }
    let probabilities = [0, 0.2, 0.3, 0.3001, 0.5, 0.95, 0.9999, 1]
    #expect(counts.quantiles(probabilities) == probabilities.map { counts.quantile($0) })
    #expect(counts.count == 1_000)
  }

  @Test(
    "Numbers are counted alike one by one and in columns: zeros, NaN, buckets that are not there yet"
  )
  func countedColumns() {
    let numbers = [3, 0, 5e300, .nan, 3, 0x1p-1030, -1, 4] + (0..<40).map { Double($0) * 0.37 }
    var single = LogHistogram()
    for number in numbers { single.insert(number) }
    var column = LogHistogram()
    column.insert(numbers, count: numbers.count)
    column.insert(numbers, count: numbers.count)
    #expect(column.count == 2 * single.count)
    #expect(column.zeros == 2 * single.zeros)
    #expect(column.maximum == single.maximum)
    let buckets = single.buckets
    #expect(buckets.allSatisfy { column.number(in: $0) == 2 * single.number(in: $0) })
  }
}
