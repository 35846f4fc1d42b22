// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The order-dependent sums of one chunk of trials.
struct ChunkMoments: TrialSums {
  /// The sums of each threat.
  var threats: [ThreatMoments]
  /// The annual loss of all threats together.
  var portfolio = LossMoments()
  /// The yearly cost of the active controls.
  var controlCost = Moments()

  /// Makes sums of nothing.
  init(threatCount: Int) {
    threats = Array(repeating: ThreatMoments(), count: threatCount)
  }

  /// The number of trials.
  var trials: Int { Int(controlCost.count) }

  /// Joins the sums of the trials that follow.
  mutating func merge(_ other: ChunkMoments) {
    for index in threats.indices { threats[index].merge(other.threats[index]) }
    portfolio.merge(other.portfolio)
    controlCost.merge(other.controlCost)
  }
}
