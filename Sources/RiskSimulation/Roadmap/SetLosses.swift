// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// The expected annual loss of every set of finished controls, and of any set in single draws.
struct SetLosses: Sendable {
  /// The expectation by set.
  let means: [Double]
  /// The number of draws.
  let draws: Int
  private let single: [[LossTable]]

  /// Tabulates a scenario's threats over the controls of the work.
  ///
  /// O(subsets of the controls of each threat x draws + 2^controls x threats).
  ///
  /// - Throws: ``OptimizationError`` or ``SimulationError``.
  init(
    _ model: Model, _ scenario: Scenario, _ work: RoadmapWork, draws: Int, singles: Int,
    progress: @escaping @Sendable (Double) -> Void
  ) throws {
    var scenario = scenario
    scenario.plan = Plan(added: work.kept.map(\.name))
    let rest = model.controls.keys.filter { name in !work.controls.contains { $0.name == name } }
    let choice = try PlanChoice(
      model, scenario,
      PlanOptimizer.Options(
        budget: .infinity, statuses: Set(work.controls.map(\.status)),
        withheld: Array(rest), draws: draws, robustnessDraws: singles), rules: [],
      progress: progress)
    self.draws = choice.draws
    let tables = choice.losses.map(\.sample)
    means = Self.sums(tables, controls: work.controls.count)
    single = (0..<choice.prices.count).map { draw in choice.losses.map { $0.single[draw] } }
  }

  /// The number of single draws.
  var singles: Int { single.count }

  /// The annual loss of a set that a single draw expects.
  func loss(of set: Int, draw: Int) -> Double {
    single[draw].reduce(0) { $0 + $1.losses[$1.subset(of: UInt64(set))] }
  }

  private static func sums(_ tables: [LossTable], controls: Int) -> [Double] {
    var sums = Array(repeating: 0.0, count: 1 << controls)
    for table in tables {
      for set in sums.indices { sums[set] += table.losses[table.subset(of: UInt64(set))] }
    }
    return sums
  }
}
