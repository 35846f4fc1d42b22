// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sum over parameter draws of the transforms of a year's law.
public struct YearSums: Sendable {
  /// The sum of the transforms of what is lost, without the draws of ``rates``.
  public internal(set) var spectrum: Spectrum
  /// The rates of draws whose transforms are not summed yet.
  public private(set) var rates = RateMixture()
  /// The sum of the probabilities that nothing is lost.
  public internal(set) var none = 0.0
  /// The sum of the expected losses.
  public internal(set) var mean = 0.0
  /// The number of draws.
  public internal(set) var draws = 0

  /// The sums of no draws.
  public init(on grid: TransformGrid) {
    spectrum = Spectrum(on: grid)
  }

  /// Adds the sums of other draws.
  public mutating func add(_ other: YearSums) {
    spectrum.add(other.spectrum)
    rates.add(other.rates)
    none += other.none
    mean += other.mean
    draws += other.draws
  }

  /// Adds draws that have a rate for each of some kinds of events; `rates` has those of one draw after the other.
  ///
  /// O(draws x kinds x points).
  ///
  /// - Precondition: there are rates for whole draws.
  public mutating func add(_ rates: [Double], of terms: EventTerms) {
    terms.grid.addYears(of: terms, rates: rates, to: &spectrum)
    for first in stride(from: 0, to: rates.count, by: terms.count) {
      terms.add(rates[first..<(first + terms.count)], to: &self)
    }
  }

  /// Adds a draw of the rate of the only kind of events, whose transform follows with ``settle(_:by:)``.
  ///
  /// O(1).
  ///
  /// - Precondition: there is one kind of events.
  public mutating func add(rate: Double, of terms: EventTerms) {
    precondition(terms.count == 1, "a mixture is of one kind of events")
    rates.add(rate)
    terms.add([rate], to: &self)
  }

  /// Sums the transforms of draws that are only known by their rates, for several sums at once.
  ///
  /// O(cells of rates x points x sums).
  ///
  /// - Precondition: there is one kind of events, or no sum has such draws.
  public static func settle(_ all: inout [YearSums], by terms: EventTerms) {
    for cell in Set(all.flatMap(\.rates.cellIndices)).sorted() {
      let weights = all.map { $0.rates.weights(of: cell) }
      for (node, rate) in RateMixture.nodes(of: cell).enumerated() {
        var value = Spectrum(on: terms.grid)
        terms.grid.addYears(of: terms, rates: [rate], to: &value)
        for (index, weights) in weights.enumerated() {
          guard let weights else { continue }
          terms.grid.add(value, times: weights[node], to: &all[index].spectrum)
        }
      }
    }
    for index in all.indices { all[index].rates = RateMixture() }
  }
}
