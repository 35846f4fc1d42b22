// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What stays with us of a loss under a trial's transfers, one after the other.
struct Retention {
  private let byEvent: [(terms: TransferTerms, share: Double)]
  private let byYear: [(terms: TransferTerms, share: Double)]

  /// Makes the retention of transfers with their drawn shares.
  init(_ transfers: [(terms: TransferTerms, share: Double)]) {
    byEvent = transfers.filter { $0.terms.basis == .event }
    byYear = transfers.filter { $0.terms.basis == .year }
  }

  /// Whether every event stays whole.
  var keepsEventsWhole: Bool { byEvent.isEmpty }

  /// What stays of one event's loss.
  func ofEvent(_ loss: Double) -> Double { Self.retain(loss, byEvent) }

  /// What stays of a year's total.
  func ofYear(_ loss: Double) -> Double { Self.retain(loss, byYear) }

  private static func retain(
    _ loss: Double, _ transfers: [(terms: TransferTerms, share: Double)]
  ) -> Double {
    var loss = loss
    for (terms, share) in transfers { loss -= terms.recovery(of: loss, share: share) }
    return loss
  }
}
