// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Transforms the laws of years that are compound Poisson given the parameters, two draws of the parameters at a time.
///
/// The logarithm of a year's transform is the sum over kinds of events of rate times (transform of an event's loss less 1). Events
/// with one form of loss are put on one grid, rate by rate, and transformed together; events with several forms have a transform
/// each, the product over the forms.
public struct YearTransform: Sendable {
  /// The grid.
  public let grid: TransformGrid
  private var memory: TransformMemory
  private var spare: TransformMemory
  private var event: Spectrum
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
  }

  /// Makes memory for two draws on a grid.
  public init(on grid: TransformGrid) {
    self.grid = grid
    memory = TransformMemory(grid)
    spare = TransformMemory(grid)
    event = Spectrum(on: grid)
    lanes = Array(repeating: Lane(exponent: Spectrum(on: grid)), count: 2)
  }

  /// Adds events with one form of loss to the first or second draw.
  ///
  /// `key` tells the kind of event: with the scale of the last draw of that kind the law is not put on the grid anew.
  public mutating func add(_ form: EventForm, rate: Double, lane: Int, key: Int) {
    let weight = rate * form.share
    guard form.scale > 0, weight > 0 else { return }
    if laws[key]?.scale != form.scale {
      var column = grid.column
      form.pieces.deposit(scale: form.scale, weight: 1, on: grid, &column)
      laws[key] = (form.scale, column)
    }
    if let law = laws[key]?.column { add(law, times: weight, lane: lane) }
    let mass = weight * form.pieces.massOfLosses
    lanes[lane].rate += mass
    lanes[lane].lossRate += mass
    lanes[lane].mean += weight * form.scale * form.pieces.mean
  }

  /// Adds events with one form of loss of which a part is kept; `kept` tells it of a loss, rises and is not negative.
  public mutating func add(
    _ form: EventForm, rate: Double, lane: Int, kept: (Double) -> Double
  ) {
    let weight = rate * form.share
    let pieces = form.pieces
    let lower = pieces.lower.map { kept($0 * form.scale) }
    let upper = pieces.upper.map { kept($0 * form.scale) }
    let masses = pieces.masses.indices.map { upper[$0] > 0 ? pieces.masses[$0] : 0 }
    let range = masses.indices
    if lane == 0 {
      grid.deposit(
        lower, upper, masses, range, factor: 1 / grid.step, weight: weight, &memory.real)
    } else {
      grid.deposit(
        lower, upper, masses, range, factor: 1 / grid.step, weight: weight, &memory.imaginary)
    }
    for index in range {
      let mass = weight * masses[index]
      lanes[lane].rate += mass
      lanes[lane].lossRate += mass
      lanes[lane].mean += mass * 0.5 * (lower[index] + upper[index])
    }
  }

  private mutating func add(_ law: [Double], times weight: Double, lane: Int) {
    if lane == 0 {
      grid.add(law, times: weight, to: &memory.real)
    } else {
      grid.add(law, times: weight, to: &memory.imaginary)
    }
  }

  /// Adds events whose several forms of loss add up.
  ///
  /// `key` tells the kind of event: a form with the scale of the last draw of that kind is not transformed anew.
  public mutating func add(_ forms: [EventForm], rate: Double, lane: Int, key: Int) {
    guard rate > 0 else { return }
    for index in event.real.indices {
      event.real[index] = 1
      event.imaginary[index] = 0
    }
    var nothing = 1.0
    for (index, form) in forms.enumerated() {
      let (spectrum, mass) = transform(form, key: FormKey(kind: key, form: index))
      // The grid lacks losses of 0: a form that occurs without a loss adds nothing.
      multiplyEvent(by: spectrum, share: form.share, without: 1 - mass)
      nothing *= 1 - form.share * mass
      lanes[lane].mean += rate * form.share * form.scale * form.pieces.mean
    }
    if !lanes[lane].hasEvents { lanes[lane].exponent = Spectrum(on: grid) }
    lanes[lane].hasEvents = true
    for index in event.real.indices { event.real[index] -= 1 }
    grid.add(event, times: rate, to: &lanes[lane].exponent)
    lanes[lane].lossRate += rate * (1 - nothing)
  }

  private mutating func multiplyEvent(by spectrum: Spectrum, share: Double, without: Double) {
    var factor = spectrum
    if without > 0 { for index in factor.real.indices { factor.real[index] += without } }
    grid.multiply(&event, by: factor, share: share)
  }

  private mutating func transform(_ form: EventForm, key: FormKey) -> (Spectrum, Double) {
    let mass = form.scale > 0 ? form.pieces.massOfLosses : 0
    if let found = known[key], found.scale == form.scale { return (found.spectrum, mass) }
    spare.clear()
    form.pieces.deposit(scale: form.scale, weight: 1, on: grid, &spare.real)
    grid.transform(&spare)
    known[key] = (form.scale, spare.first)
    return (spare.first, mass)
  }

  /// Adds the years of the draws so far to sums, and begins anew.
  ///
  /// `count` tells whether one draw was filled or two. O(points log points).
  public mutating func finish(lanes count: Int, into sums: inout YearSums) {
    grid.transform(&memory)
    for lane in 0..<count {
      let filled = lanes[lane]
      var exponent = lane == 0 ? memory.first : memory.second
      for index in exponent.real.indices { exponent.real[index] -= filled.rate }
      if filled.hasEvents { grid.add(filled.exponent, times: 1, to: &exponent) }
      grid.addExponential(of: exponent, to: &sums.spectrum)
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
