// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// How the loss of one simulated year of a threat is drawn: the number of events, then their sizes.
///
/// Up to ``individualLimit`` events are drawn one by one. Beyond it the largest
/// ``largestCount`` events of each form are drawn exactly, as order statistics, and the sum of the
/// rest, which is bounded by the smallest of them, from a gamma law with its exact mean and variance
/// given that bound. The tail of the year is thus exact, and only the shape of a sum of many bounded
/// losses is approximated; its first two moments are right. Measured against the exact law by Fourier
/// transform, for 200 lognormal losses a year with sigma 1 and 1.5: P50 to P99 differ by less than 0.05 %,
/// which is the resolution of the histograms.
struct LossSampler: Sendable {
  /// The number of events of each form that are drawn exactly in a year of many events.
  static let largestCount = 32

  /// The column of the rate of the trial's year.
  var yearRate: Register
  /// The column of the factor on each loss: effects and proportional transfers.
  var scale: Register
  /// The column of the factor before transfers in proportion; `nil` where there are none.
  var grossScale: Register?
  /// Draws the number of events.
  let count: NamedStream
  /// The forms of loss, which add up in each event.
  var forms: [SampledForm]
  /// Transfers with a deductible or a limit, in order; empty if all are in proportion.
  var transfers: [SampledTransfer]

  /// The law of the number of events, if its mean is the same in every trial.
  var steps: PoissonSteps?

  /// Whether all events are of one form that occurs in each, is kept in proportion, and has a table.
  var isSimple: Bool {
    transfers.isEmpty && forms.count == 1 && forms[0].share == nil && forms[0].law.isTabulated
  }

  /// The number of events up to which each is drawn on its own.
  ///
  /// It is higher where what is kept of an event is not in proportion to its loss, or where several
  /// forms make up one event.
  var individualLimit: Int { transfers.isEmpty && forms.count == 1 ? 64 : 4_096 }

  /// All columns that are read after the program has run.
  var outputs: [Register] {
    [yearRate, scale] + (grossScale.map { [$0] } ?? []) + forms.compactMap(\.share)
      + transfers.map(\.share)
  }

  /// The same sampler on other columns.
  func mapOperands(_ place: (Register) -> Register) -> LossSampler {
    var copy = self
    copy.yearRate = place(yearRate)
    copy.scale = place(scale)
    copy.grossScale = grossScale.map(place)
    for index in forms.indices { copy.forms[index].share = forms[index].share.map(place) }
    for index in transfers.indices {
      copy.transfers[index].share = place(transfers[index].share)
    }
    return copy
  }
}
