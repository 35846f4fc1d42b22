// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums of one threat that depend on the order of addition, merged block by block.
struct ThreatMoments: Sendable {
  /// P(goal given one attempt).
  var vulnerability = Moments()
  /// Expected loss events a year given the parameters.
  var events = Moments()
  /// The annual loss.
  var loss = LossMoments()
  /// The cost of the cheapest attack, over the trials in which one is possible.
  var cheapestCost = Moments()

  /// Joins the sums of further trials.
  mutating func merge(_ other: ThreatMoments) {
    vulnerability.merge(other.vulnerability)
    events.merge(other.events)
    loss.merge(other.loss)
    cheapestCost.merge(other.cheapestCost)
  }
}
