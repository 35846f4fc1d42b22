// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Transforms the laws of years that are compound Poisson given the parameters, two draws of the parameters at a time.
///
/// The logarithm of a year's transform is the sum over kinds of events of rate times (transform of an event's loss less 1). Kinds
/// whose loss is the same in all draws are transformed once (``EventTerms``). Of the others, events with one form of loss are put on one
/// grid, rate by rate, and transformed together; events with several forms have a transform each, the product over the forms.
public struct YearTransform: Sendable {
  /// The kinds of events whose losses are the same in all draws.
  public let terms: EventTerms
  private var memory: TransformMemory
  private var spare: TransformMemory
  private var lanes: [Lane]
  /// The transforms of forms, as long as their scales stay the same.
  private var known: [FormKey: (scale: Double, spectrum: Spectrum)] = [:]
  /// The laws of single forms on the grid, by the caller's key, as long as their scales stay the same.
  private var laws: [Int: (scale: Double, column: [Double])] = [:]

  /// A form among those of the caller's kind of events.
  private struct FormKey: Hashable {
    var kind: Int
    var form: Int
  }

  private struct Lane: Sendable {
    var exponent: Spectrum
    var hasEvents = false
    /// The rate of events on the grid of single forms.
    var rate = 0.0
    /// The rate of events with a loss, of all kinds.
    var lossRate = 0.0
    var mean = 0.0
    /// The rates of ``terms``.
    var rates: [Double] = []
  }

  /// Makes memory for two draws.
  public init(_ terms: EventTerms) {
    self.terms = terms
    memory = TransformMemory(terms.grid)
    spare = TransformMemory(terms.grid)
    lanes = Array(repeating: Lane(exponent: Spectrum(on: terms.grid)), count: 2)
  }

  private var grid: TransformGrid { terms.grid }

  /// Adds the events of ``terms`` to the first or second draw.
  ///
  /// - Precondition: there is a rate for each.
  public mutating func add(_ rates: [Double], lane: Int) {
    precondition(rates.count == terms.count, "a rate for each kind of events")
    lanes[lane].rates = rates
    lanes[lane].lossRate += terms.lossRate(rates[...])
    lanes[lane].mean += terms.mean(rates[...])
  }

  /// Adds events with one form of loss to the first or second draw.
  ///
  /// `key` tells the kind of event: with the scale of the last draw of that kind the law is not put on the grid anew.
  public mutating func add(_ form: EventForm, rate: Double, lane: Int, key: Int) {
    guard form.scale > 0, rate * form.share > 0 else { return }
    if laws[key]?.scale != form.scale {
      var column = grid.column
      form.pieces.deposit(scale: form.scale, weight: 1, on: grid, &column)
      laws[key] = (form.scale, column)
    }
    let weight = rate * form.share
    if let law = laws[key]?.column {
      change(lane) { $1.add(law, times: weight, to: &$0) }
    }
    count(form, rate: rate, lane: lane)
  }

  /// Adds events with one form of loss to the first or second draw, which has a law of its own.
  public mutating func add(_ form: EventForm, rate: Double, lane: Int) {
    let weight = rate * form.share
    change(lane) { form.pieces.deposit(scale: form.scale, weight: weight, on: $1, &$0) }
    count(form, rate: rate, lane: lane)
  }

  private mutating func change(
    _ lane: Int, _ body: (_ column: inout [Double], TransformGrid) -> Void
  ) {
    if lane == 0 { body(&memory.real, grid) } else { body(&memory.imaginary, grid) }
  }

  private mutating func count(_ form: EventForm, rate: Double, lane: Int) {
    let weight = rate * form.share
    let mass = weight * form.pieces.massOfLosses
    lanes[lane].rate += mass
    lanes[lane].lossRate += mass
    lanes[lane].mean += weight * form.scale * form.pieces.mean
  }

  /// Adds events whose several forms of loss add up.
  ///
  /// `key` tells the kind of event: a form with the scale of the last draw of that kind is not transformed anew.
  public mutating func add(_ forms: [EventForm], rate: Double, lane: Int, key: Int) {
    guard rate > 0 else { return }
    var spectra: [Spectrum] = []
    for (index, form) in forms.enumerated() {
      spectra.append(spectrum(of: form, key: FormKey(kind: key, form: index)))
    }
    let event = EventTransform(forms, spectra, on: grid)
    if !lanes[lane].hasEvents { lanes[lane].exponent = Spectrum(on: grid) }
    lanes[lane].hasEvents = true
    grid.add(event.spectrum, times: rate, to: &lanes[lane].exponent)
    lanes[lane].mean += rate * event.mean
    lanes[lane].lossRate += rate * event.share
  }

  private mutating func spectrum(of form: EventForm, key: FormKey) -> Spectrum {
    if let found = known[key], found.scale == form.scale { return found.spectrum }
    let spectrum = spare.spectrum(of: form, on: grid)
    known[key] = (form.scale, spectrum)
    return spectrum
  }

  /// Adds the years of the draws so far to sums, and begins anew.
  ///
  /// `count` tells whether one draw was filled or two. O(points log points + kinds of ``terms`` x points).
  public mutating func finish(lanes count: Int, into sums: inout YearSums) {
    grid.transform(&memory)
    for lane in 0..<count {
      let filled = lanes[lane]
      var exponent = lane == 0 ? memory.first : memory.second
      for index in exponent.real.indices { exponent.real[index] -= filled.rate }
      if filled.hasEvents { grid.add(filled.exponent, times: 1, to: &exponent) }
      grid.addYears(of: terms, rates: filled.rates, beside: exponent, to: &sums.spectrum)
      sums.none += PinnedMath.exp(-filled.lossRate)
      sums.mean += filled.mean
      sums.draws += 1
    }
    for lane in lanes.indices {
      lanes[lane].hasEvents = false
      (lanes[lane].rate, lanes[lane].lossRate, lanes[lane].mean) = (0, 0, 0)
    }
    memory.clear()
  }
}
