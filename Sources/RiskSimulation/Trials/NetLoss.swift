// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// The expected annual loss that stays with us under transfers with a deductible or a limit, given a
/// draw's parameters.
///
/// Such an expectation has no closed form in general. It is the mean over a fixed sample of events, the
/// same for every plan (common random numbers). Where terms apply to single events it is the rate times
/// the mean of what stays of one event. Where they apply to years, the number of events is summed over
/// its law exactly, each number with the first events of each path; only years of very many events are
/// simulated whole.
struct NetLoss {
  /// The sampled events of each draw.
  static let events = 64
  /// The years that are simulated for each draw where many events make summing over numbers too long.
  private static let replicates = 16

  /// The means of one draw: what stays, and the loss before transfers over the same events.
  struct Means {
    var net = 0.0
    var gross = 0.0
  }

  /// The column of expected loss events a year.
  let eventRate: Register
  /// How years are drawn.
  let sampler: LossSampler
  /// How the number of events spreads.
  let occurrence: Occurrence
  private let dependsOnYear: Bool
  /// The only transfer, where it is of a layer of each event.
  private let layer: Layer?

  private struct Layer {
    var terms: TransferLayers
    var share: Register
  }

  /// Makes the means of a threat's years.
  init(eventRate: Register, sampler: LossSampler, occurrence: Occurrence) {
    self.eventRate = eventRate
    self.sampler = sampler
    self.occurrence = occurrence
    dependsOnYear = sampler.transfers.contains {
      $0.terms.basis == .year || $0.terms.hasAggregate
    }
    layer =
      sampler.transfers.count == 1 && !dependsOnYear
      ? sampler.transfers.first.map { Layer(terms: $0.terms.layers, share: $0.share) } : nil
  }

  /// The means over the events of a draw; `nil` where only whole years can tell.
  func sampled(
    _ events: UnsafeBufferPointer<Double>, read: (Register) -> Double
  ) -> Means? {
    let rate = read(eventRate)
    guard rate > 0 else { return Means() }
    guard let longest = dependsOnYear ? longest(rate: rate) : 1 else { return nil }
    return mean(rate: rate, ofNumbers(events, longest, read: read))
  }

  /// The means of a draw whose years of one event, two events and so on are known.
  func means(_ ofNumbers: [Means], trial: UInt64, read: (Register) -> Double) -> Means {
    mean(rate: read(eventRate), ofNumbers) ?? ofYears(trial: trial, read: read)
  }

  /// The means of years with one event, two events and so on, over a draw's events, for all rates up to one; of one
  /// event only where what stays of it does not depend on the others.
  func ofNumbers(
    _ events: UnsafeBufferPointer<Double>, rate: Double, read: (Register) -> Double
  ) -> [Means] {
    let longest = dependsOnYear ? longest(rate: rate) ?? Self.events / 2 : 1
    return ofNumbers(events, longest, read: read)
  }

  /// What one event leaves under a layer of it.
  private func ofOneEvent(
    _ events: UnsafeBufferPointer<Double>, _ layer: Layer, read: (Register) -> Double
  ) -> Means {
    let scale = read(sampler.scale)
    var (gross, counted) = (0.0, 0.0)
    for event in events {
      let loss = event * scale
      gross += loss
      counted += layer.terms.layer(of: loss)
    }
    let count = Double(events.count)
    return Means(net: (gross - read(layer.share) * counted) / count, gross: gross / count)
  }

  /// O(longest x events).
  private func ofNumbers(
    _ events: UnsafeBufferPointer<Double>, _ longest: Int, read: (Register) -> Double
  ) -> [Means] {
    guard longest > 0 else { return [] }
    if let layer { return [ofOneEvent(events, layer, read: read)] }
    var kept = sampler.retention(read)
    let scale = read(sampler.scale)
    return (1...longest).map { number in
      let years = events.count / number
      var means = Means()
      for year in 0..<years {
        var net = 0.0
        kept.beginYear()
        for event in 0..<number {
          let loss = events[year * number + event] * scale
          means.gross += loss
          net += kept.ofNextEvent(loss)
        }
        means.net += kept.ofYear(net)
      }
      return Means(net: means.net / Double(years), gross: means.gross / Double(years))
    }
  }

  /// The mean over the law of the number of events; `nil` if more events than are known of are not unlikely.
  private func mean(rate: Double, _ ofNumbers: [Means]) -> Means? {
    guard dependsOnYear else {
      return ofNumbers.first.map { Means(net: rate * $0.net, gross: rate * $0.gross) }
    }
    var means = Means()
    let isKnown = forEachNumber(rate: rate, most: ofNumbers.count) { number, probability in
      means.net += probability * ofNumbers[number - 1].net
      means.gross += probability * ofNumbers[number - 1].gross
    }
    return isKnown ? means : nil
  }

  private func longest(rate: Double) -> Int? {
    var longest = 0
    let isKnown = forEachNumber(rate: rate, most: Self.events / 2) { number, _ in longest = number }
    return isKnown ? longest : nil
  }

  /// Calls a function with P(1 event), P(2 events) and so on up to a number that is exceeded with probability below
  /// 1e-13; `false` if that is greater than `most`.
  private func forEachNumber(
    rate: Double, most: Int, _ body: (Int, Double) -> Void
  ) -> Bool {
    var (probability, size) = (0.0, Double.infinity)
    switch occurrence {
    case .poisson: probability = PinnedMath.exp(-rate)
    case .negativeBinomial(let number):
      size = number
      probability = PinnedMath.exp(-number * PinnedMath.log1p(rate / number))
    }
    var rest = 1 - probability
    var number = 0
    while rest > 1e-13 {
      guard number < most else { return false }
      // Panjer's class (a, b, 0): p(n) = p(n - 1) (a + b / n).
      let before = Double(number)
      probability *=
        size.isFinite
        ? (before + size) / (before + 1) * (rate / (size + rate)) : rate / (before + 1)
      number += 1
      body(number, probability)
      rest -= probability
    }
    return true
  }

  /// The means over some simulated years of a draw.
  func ofYears(trial: UInt64, read: (Register) -> Double) -> Means {
    var means = Means()
    var scratch: [Double] = []
    for replicate in 0..<Self.replicates {
      // Trials far beyond those of any run have chance of their own.
      let year = sampler.year(
        trial: trial &+ UInt64(replicate) &<< 40, events: &scratch, read: read)
      means.gross += year.gross
      means.net += year.total
    }
    let number = Double(Self.replicates)
    return Means(net: means.net / number, gross: means.gross / number)
  }
}
