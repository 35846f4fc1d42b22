// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Compiled plans, with the threats that each has in common with the base.
struct ComparisonSetup: Sendable {
  /// A threat by its index on both sides.
  struct Pair: Sendable {
    var base: Int
    var plan: Int
  }

  /// The plans, the base first.
  let plans: [CompiledScenario]
  /// What threats are ranked by.
  let measure: RankingMeasure
  /// How the parameters of all sides are sampled.
  let design: SamplingDesign
  /// The common threats of each plan, in the base's order; the base's own for itself.
  let common: [[Pair]]

  /// Finds the common threats by name.
  init(_ plans: [CompiledScenario], measure: RankingMeasure, design: SamplingDesign) {
    self.plans = plans
    self.design = design
    self.measure = measure
    let base = plans.first?.threats ?? []
    common = plans.map { plan in
      let places = Dictionary(
        uniqueKeysWithValues: plan.threats.enumerated().map { ($1.name, $0) })
      return base.enumerated().compactMap { index, threat in
        places[threat.name].map { Pair(base: index, plan: $0) }
      }
    }
  }

  /// Sums of nothing.
  var nothing: Replicated<ComparisonSums> {
    Replicated(
      groups: SamplingDesign.groups,
      nothing: ComparisonSums(
        plans: plans.map { ChunkMoments(threatCount: $0.threats.count) },
        differences: common.dropFirst().map { pairs in
          .init(threats: pairs.map { _ in SavingMoments() })
        }))
  }
}
