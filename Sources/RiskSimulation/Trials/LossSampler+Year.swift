// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

extension LossSampler {
  /// Draws the loss of a single trial's year, for who needs one year and not a block of them.
  ///
  /// `events` is scratch memory for the losses of single events; `read` gives the number in a column for
  /// the trial.
  func year(trial: UInt64, events: inout [Double], read: (Register) -> Double) -> YearLoss {
    let rate = read(yearRate)
    guard rate > 0 else { return YearLoss() }
    let number = PoissonQuantile.value(count.uniform(trial: trial), mean: rate)
    guard number > 0 else { return YearLoss() }
    guard number <= individualLimit else { return manyEvents(number, trial: trial, read: read) }
    events.removeAll(keepingCapacity: true)
    events.append(contentsOf: repeatElement(0, count: number))
    for form in forms {
      form.addLosses(to: &events, trial: trial, share: form.share.map(read))
    }
    var kept = retention(read)
    let scale = read(scale)
    return events.withUnsafeBufferPointer {
      kept.year(of: $0, scale: scale, grossScale: grossScale.map(read) ?? scale)
    }
  }

  /// What is kept under a trial's transfers; `read` gives the number in a column for the trial.
  func retention(_ read: (Register) -> Double) -> Retention {
    Retention(transfers.map { ($0.terms, read($0.share)) })
  }

  /// The loss of a year with more events than are drawn one by one.
  func manyEvents(_ number: Int, trial: UInt64, read: (Register) -> Double) -> YearLoss {
    let kept = retention(read)
    var year = sums(of: number, trial: trial, scale: read(scale), kept, read: read)
    if kept.hasAggregates {
      let stages = (1..<max(kept.eventTransferCount, 1)).map { count in
        sums(
          of: number, trial: trial, scale: read(scale), kept.firstTransfers(count), read: read
        ).total
      }
      year.total = kept.ofManyEvents([year.gross] + stages + [year.total])
    }
    if let grossScale {
      year.gross = sums(of: number, trial: trial, scale: read(grossScale), kept, read: read).gross
    }
    year.total = kept.ofYear(year.total)
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
