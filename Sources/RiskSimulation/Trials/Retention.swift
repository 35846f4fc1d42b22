// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What stays with us of a year's losses under a trial's transfers, one after the other.
struct Retention {
  private var byEvent: [(terms: TransferLayers, share: Double)] = []
  private var byYear: [(terms: TransferLayers, share: Double)] = []
  /// The layers of the events so far, a number for each transfer by event.
  private var layers: [Double]

  /// Makes the retention of a year without losses, of transfers with their drawn shares.
  init(_ transfers: [(terms: TransferTerms, share: Double)]) {
    for (terms, share) in transfers {
      switch terms.basis {
      case .event: byEvent.append((terms.layers, share))
      case .year: byYear.append((terms.layers, share))
      }
    }
    layers = Array(repeating: 0, count: byEvent.count)
  }

  /// Whether every event stays whole.
  var keepsEventsWhole: Bool { byEvent.isEmpty }

  /// Whether what stays of an event depends on those before it.
  var hasAggregates: Bool { byEvent.contains { $0.terms.hasAggregate } }

  /// The number of transfers by event.
  var eventTransferCount: Int { byEvent.count }

  /// The year of events with these losses, times a scale; gross times another one.
  mutating func year(
    of losses: UnsafeBufferPointer<Double>, scale: Double, grossScale: Double
  ) -> YearLoss {
    var year = YearLoss()
    for loss in losses {
      let net = ofNextEvent(loss * scale)
      year.gross += loss * grossScale
      year.total += net
      year.largest = max(year.largest, net)
    }
    year.total = ofYear(year.total)
    return year
  }

  /// Forgets the events so far.
  mutating func beginYear() {
    for index in layers.indices { layers[index] = 0 }
  }

  /// What stays of the year's next event; aggregate terms are used up in the order of events.
  mutating func ofNextEvent(_ loss: Double) -> Double {
    var loss = loss
    for (index, transfer) in byEvent.enumerated() {
      let layer = transfer.terms.layer(of: loss)
      guard transfer.terms.hasAggregate else {
        loss -= transfer.share * layer
        continue
      }
      let before = transfer.terms.aggregate(of: layers[index])
      layers[index] += layer
      loss -= transfer.share * (transfer.terms.aggregate(of: layers[index]) - before)
    }
    return loss
  }

  /// What stays of an event under the terms by event alone.
  func ofEvent(_ loss: Double) -> Double {
    var loss = loss
    for (terms, share) in byEvent { loss -= share * terms.layer(of: loss) }
    return loss
  }

  /// What stays of a year's total.
  func ofYear(_ loss: Double) -> Double {
    var loss = loss
    for (terms, share) in byYear { loss -= terms.recovery(of: loss, share: share) }
    return loss
  }

  /// The first transfers by event, as if there were no others and no aggregate terms.
  func firstTransfers(_ count: Int) -> Retention {
    var first = self
    first.byEvent = byEvent.prefix(count).map { ($0.terms.withoutAggregate, $0.share) }
    return first
  }

  /// What stays of many events, of which is known what stays under the terms by event of no transfer, the first
  /// transfer, the first two, and so on.
  ///
  /// Exact for one transfer; each further one sees the events as if no aggregate term stood before it.
  func ofManyEvents(_ kept: [Double]) -> Double {
    var loss = kept[0]
    for (index, transfer) in byEvent.enumerated() where transfer.share > 0 {
      let layers = max(kept[index] - kept[index + 1], 0) / transfer.share
      loss -= transfer.share * transfer.terms.aggregate(of: layers)
    }
    return max(loss, 0)
  }
}
