// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums of a run, and beside them those of groups of its trials that are independent of each other.
///
/// Where trials are not independent, the spread of the groups' means tells the error.
struct Replicated<Sums: TrialSums>: TrialSums {
  /// The sums of all trials.
  private(set) var total: Sums
  /// The sums of each group.
  private(set) var groups: [Sums]

  /// Makes sums of nothing for a number of groups.
  init(groups: Int, nothing: Sums) {
    total = nothing
    self.groups = Array(repeating: nothing, count: groups)
  }

  /// The number of trials.
  var trials: Int { total.trials }

  /// Joins the sums of a block of trials of one group.
  mutating func merge(_ block: Sums, group: Int) {
    mergeTotal(block)
    mergeGroup(block, group: group)
  }

  /// Joins the sums of a block of trials whose groups are joined on their own.
  mutating func mergeTotal(_ block: Sums) { total.merge(block) }

  /// Joins the sums of the part of a block that is of one group.
  mutating func mergeGroup(_ part: Sums, group: Int) { groups[group].merge(part) }

  /// Joins the sums of the trials that follow.
  mutating func merge(_ other: Self) {
    total.merge(other.total)
    for index in groups.indices { groups[index].merge(other.groups[index]) }
  }
}
