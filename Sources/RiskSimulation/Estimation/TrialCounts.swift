// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The integer counts of a run, which are the same in whatever order trials are counted.
struct TrialCounts: Sendable {
  /// The counts of one threat.
  struct Threat: Sendable {
    var vulnerability = LogHistogram()
    var events = LogHistogram()
    var impact = LogHistogram()
    var annualLoss = LogHistogram()
    var largest = LogHistogram()
    /// The annual loss before transfers; nothing where there is none.
    var gross = LogHistogram()
    var cheapestCost = LogHistogram()
    /// The trials in each cell of the risk matrix, likelihood by likelihood.
    var cells: [UInt64] = []
    /// The trials in which the threat had each rank.
    var ranks: [UInt64] = []
  }

  /// The counts of each threat.
  var threats: [Threat]
  /// The portfolio's annual loss.
  var annualLoss = LogHistogram()
  /// The portfolio's largest event of the year.
  var largest = LogHistogram()
  /// The portfolio's annual loss before transfers; nothing where there is none.
  var gross = LogHistogram()
  /// The yearly cost of the active controls.
  var controlCost = LogHistogram()

  /// Makes counts of nothing, for a number of threats and of matrix cells.
  init(threatCount: Int, cellCount: Int) {
    var threat = Threat()
    threat.cells = Array(repeating: 0, count: cellCount)
    threat.ranks = Array(repeating: 0, count: threatCount)
    threats = Array(repeating: threat, count: threatCount)
  }

  /// Adds the counts of other trials.
  mutating func merge(_ other: TrialCounts) {
    for index in threats.indices { threats[index].merge(other.threats[index]) }
    annualLoss.merge(other.annualLoss)
    largest.merge(other.largest)
    gross.merge(other.gross)
    controlCost.merge(other.controlCost)
  }

  /// The counts of these and other trials.
  func merged(with other: TrialCounts) -> TrialCounts {
    var sum = self
    sum.merge(other)
    return sum
  }
}

extension TrialCounts.Threat {
  /// Adds the counts of other trials.
  mutating func merge(_ other: Self) {
    vulnerability.merge(other.vulnerability)
    events.merge(other.events)
    impact.merge(other.impact)
    annualLoss.merge(other.annualLoss)
    largest.merge(other.largest)
    gross.merge(other.gross)
    cheapestCost.merge(other.cheapestCost)
    for index in cells.indices { cells[index] += other.cells[index] }
    for index in ranks.indices { ranks[index] += other.ranks[index] }
  }
}
