// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension PlanDifference {
  /// No difference at all: the base against itself.
  static var none: PlanDifference {
    let zero = Summary(mean: 0, standardError: 0, p05: 0, p50: 0, p95: 0)
    return PlanDifference(
      ale: PairedDifference(mean: 0, standardError: 0), probabilityBetter: 0,
      probabilityBetterInAYear: 0, extraCost: 0, netBenefit: zero, rosi: zero, paybackYears: nil,
      varianceRatio: nil, firstOrder: .equal, secondOrder: .equal, added: [], dropped: [],
      threats: [])
  }
}
