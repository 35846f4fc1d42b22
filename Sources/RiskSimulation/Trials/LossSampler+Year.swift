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
    let kept = Retention(transfers.map { ($0.terms, read($0.share)) })
    var year =
      number <= individualLimit
      ? eachEvent(number, trial: trial, kept, events: &events, read: read)
      : manyEvents(number, trial: trial, kept, read: read)
    year.total = kept.ofYear(year.total)
    return year
  }

  private func eachEvent(
    _ number: Int, trial: UInt64, _ kept: Retention, events: inout [Double],
    read: (Register) -> Double
  ) -> YearLoss {
    let scale = read(scale)
    events.removeAll(keepingCapacity: true)
    events.append(contentsOf: repeatElement(0, count: number))
    for form in forms {
      form.addLosses(to: &events, trial: trial, share: form.share.map(read))
    }
    var year = YearLoss()
    for loss in events {
      let gross = loss * scale
      let net = kept.ofEvent(gross)
      year.gross += gross
      year.total += net
      year.largest = max(year.largest, net)
    }
    return year
  }

  private func manyEvents(
    _ number: Int, trial: UInt64, _ kept: Retention, read: (Register) -> Double
  ) -> YearLoss {
    let scale = read(scale)
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
