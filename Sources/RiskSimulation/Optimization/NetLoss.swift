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

  let formula: ThreatFormula
  let occurrence: Occurrence

  /// The events of a draw before any effect: the same for every plan.
  static func events(
    of sampler: LossSampler, trial: UInt64, read: (Register) -> Double
  ) -> SampledEvents {
    var events = Array(repeating: 0.0, count: Self.events)
    for form in sampler.forms {
      form.addLosses(to: &events, trial: trial, share: form.share.map(read))
    }
    return SampledEvents(events)
  }

  /// The means over the events of a draw.
  func means(_ events: SampledEvents, trial: UInt64, read: (Register) -> Double) -> Means {
    let rate = read(formula.eventRate)
    guard rate > 0 else { return Means() }
    let scale = read(formula.sampler.scale)
    let transfers = formula.sampler.transfers
    let dependsOnYear = transfers.contains { $0.terms.basis == .year || $0.terms.hasAggregate }
    if transfers.count == 1, !dependsOnYear {
      return ofEvents(
        events, rate: rate, scale: scale, transfers[0].terms, read(transfers[0].share))
    }
    let kept = Retention(transfers.map { ($0.terms, read($0.share)) })
    if !dependsOnYear { return ofEvents(events.losses, rate: rate, scale: scale, kept) }
    let longest = Int(rate + 7 * rate.squareRoot()) + 10
    return occurrence == .poisson && longest <= Self.events / 2
      ? ofPaths(events.losses, length: longest, rate: rate, scale: scale, kept)
      : ofYears(trial: trial, read: read)
  }

  /// One transfer by event: sorted events tell without looking at each.
  private func ofEvents(
    _ events: SampledEvents, rate: Double, scale: Double, _ terms: TransferTerms, _ share: Double
  ) -> Means {
    let factor = rate / Double(events.losses.count)
    let gross = events.total * scale
    let layer = events.layer(
      scale: scale, deductible: terms.deductible, limit: terms.limit ?? .infinity)
    return Means(net: (gross - share * layer) * factor, gross: gross * factor)
  }

  private func ofEvents(
    _ events: [Double], rate: Double, scale: Double, _ kept: Retention
  ) -> Means {
    var means = Means()
    for event in events {
      means.gross += event * scale
      means.net += kept.ofEvent(event * scale)
    }
    let factor = rate / Double(events.count)
    return Means(net: means.net * factor, gross: means.gross * factor)
  }

  /// Sums over the number of events of a year; the tail beyond `length` has a probability below 1e-9.
  private func ofPaths(
    _ events: [Double], length: Int, rate: Double, scale: Double, _ kept: Retention
  ) -> Means {
    let paths = events.count / length
    var means = Means()
    for path in 0..<paths {
      var kept = kept
      var probability = PinnedMath.exp(-rate)
      var (gross, net) = (0.0, 0.0)
      for number in 1...length {
        let event = events[path * length + number - 1] * scale
        gross += event
        net += kept.ofNextEvent(event)
        probability *= rate / Double(number)
        means.gross += probability * gross
        means.net += probability * kept.ofYear(net)
      }
    }
    return Means(net: means.net / Double(paths), gross: means.gross / Double(paths))
  }

  private func ofYears(trial: UInt64, read: (Register) -> Double) -> Means {
    var means = Means()
    var scratch: [Double] = []
    for replicate in 0..<Self.replicates {
      // Trials far beyond those of any run have chance of their own.
      let year = formula.sampler.year(
        trial: trial &+ UInt64(replicate) &<< 40, events: &scratch, read: read)
      means.gross += year.gross
      means.net += year.total
    }
    let number = Double(Self.replicates)
    return Means(net: means.net / number, gross: means.gross / number)
  }
}
