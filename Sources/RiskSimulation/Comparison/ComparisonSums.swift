// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The order-dependent sums of several plans over the same trials.
struct ComparisonSums: TrialSums {
  /// The differences of one plan to the base.
  struct Difference: Sendable {
    /// The saving in annual loss.
    var saving = SavingMoments()
    /// The savings of the threats that both sides have.
    var threats: [SavingMoments]
    /// What the plan's controls cost beyond the base's.
    var extraCost = Moments()
    /// The saving less the extra cost.
    var netBenefit = Moments()

    /// Joins the sums of further trials.
    mutating func merge(_ other: Difference) {
      saving.merge(other.saving)
      for index in threats.indices { threats[index].merge(other.threats[index]) }
      extraCost.merge(other.extraCost)
      netBenefit.merge(other.netBenefit)
    }
  }

  /// The sums of each plan, the base first.
  var plans: [ChunkMoments]
  /// The differences of each plan but the base.
  var differences: [Difference]

  var trials: Int { plans.first?.trials ?? 0 }

  mutating func merge(_ other: ComparisonSums) {
    for index in plans.indices { plans[index].merge(other.plans[index]) }
    for index in differences.indices { differences[index].merge(other.differences[index]) }
  }
}
