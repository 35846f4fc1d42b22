// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

extension LossSampler {
  /// Draws the loss of a trial's year.
  ///
  /// `events` is scratch memory for the losses of single events; `read` gives the number in a column for
  /// the trial.
  func year(trial: UInt64, events: inout [Double], read: (Register) -> Double) -> YearLoss {
    let rate = read(yearRate)
    guard rate > 0 else { return YearLoss() }
    let number = PoissonQuantile.value(count.uniform(trial: trial), mean: rate)
    guard number > 0 else { return YearLoss() }
    var kept = Retention(transfers.map { ($0.terms, read($0.share)) })
    var year =
      number <= individualLimit
      ? eachEvent(number, trial: trial, &kept, events: &events, read: read)
      : manyEvents(number, trial: trial, kept, read: read)
    year.total = kept.ofYear(year.total)
    return year
  }

  private func eachEvent(
    _ number: Int, trial: UInt64, _ kept: inout Retention, events: inout [Double],
    read: (Register) -> Double
  ) -> YearLoss {
    let scale = read(scale)
    let grossScale = grossScale.map(read) ?? scale
    events.removeAll(keepingCapacity: true)
    events.append(contentsOf: repeatElement(0, count: number))
    for form in forms {
      form.addLosses(to: &events, trial: trial, share: form.share.map(read))
    }
    var year = YearLoss()
    for loss in events {
      let net = kept.ofNextEvent(loss * scale)
      year.gross += loss * grossScale
      year.total += net
      year.largest = max(year.largest, net)
    }
    return year
  }

  private func manyEvents(
    _ number: Int, trial: UInt64, _ kept: Retention, read: (Register) -> Double
  ) -> YearLoss {
    var year = sums(of: number, trial: trial, scale: read(scale), kept, read: read)
    if let grossScale {
      year.gross = sums(of: number, trial: trial, scale: read(grossScale), kept, read: read).gross
    }
    guard kept.hasAggregates else { return year }
    let stages = (1..<max(kept.eventTransferCount, 1)).map { count in
      sums(
        of: number, trial: trial, scale: read(scale), kept.firstTransfers(count), read: read
      ).total
    }
    year.total = kept.ofManyEvents([year.gross] + stages + [year.total])
    return year
  }

  /// The sums over all forms of many events, by the terms of single events.
  private func sums(
    of number: Int, trial: UInt64, scale: Double, _ kept: Retention, read: (Register) -> Double
  ) -> YearLoss {
    var year = YearLoss()
    for form in forms {
      let count = form.occurrences(among: number, trial: trial, share: form.share.map(read))
      let sum = form.sum(of: count, trial: trial, scale: scale, kept)
      year.gross += sum.gross
      year.total += sum.total
      year.largest = max(year.largest, sum.largest)
    }
    return year
  }
}
