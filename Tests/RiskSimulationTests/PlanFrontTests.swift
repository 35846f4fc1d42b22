// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@testable import RiskSimulation

@Suite("The front of cost against residual")
struct PlanFrontTests {
  private static func problem(_ seed: UInt64, controls count: Int) -> PlanProblem {
    var random = SplitMix64(seed: seed &+ 77)
    let tables = (0..<3).map { _ in
      let own = (0..<count).filter { _ in Int.random(in: 0..<3, using: &random) > 0 }
      let factors = own.map { _ in Double.random(in: 0.5...1.05, using: &random) }
      return LossTable(
        controls: own,
        losses: (0..<(1 << own.count)).map { subset in
          own.indices.reduce(100) { subset >> $1 & 1 == 1 ? $0 * factors[$1] : $0 }
        })
    }
    var problem = PlanProblem(
      tables: tables,
      costs: (0..<count).map { _ in Double.random(in: 1...9, using: &random).rounded() },
      costWeight: 1, budget: 3.5 * Double(count), rules: [.requires(0, 1), .excludes(1, 2)],
      required: 0)
    problem.addIdleTables()
    return problem
  }

  /// The front by trying all plans.
  private func front(_ problem: PlanProblem) -> [(cost: Double, residual: Double)] {
    var front: [(cost: Double, residual: Double)] = []
    let plans = (0...problem.everything).filter(problem.allows)
      .map { (cost: problem.cost($0), residual: problem.residual($0)) }
    for plan in plans.sorted(by: { ($0.cost, $0.residual) < ($1.cost, $1.residual) })
    where plan.residual < (front.last?.residual ?? .infinity) - 1e-9 { front.append(plan) }
    return front
  }

  @Test("has every plan that is not dominated, on random problems with rules")
  func enumeration() {
    for seed in 0..<40 {
      let problem = Self.problem(UInt64(seed), controls: 7)
      let found = PlanFront(PlanSolver(problem), epsilon: 0.01, solves: 10)
      let truth = front(problem)
      #expect(found.epsilon == 0 && found.plans.count == truth.count, "seed \(seed)")
      for (plan, point) in zip(found.plans, truth) {
        #expect(problem.cost(plan) == point.cost)
        #expect(abs(problem.residual(plan) - point.residual) < 1e-9)
      }
    }
  }

  @Test(
    "by a walk under bounds for many slopes, has every plan that is not dominated",
    arguments: [(7, 40), (13, 2)])
  func walk(size: (controls: Int, problems: Int)) {
    for seed in 0..<size.problems {
      let problem = Self.problem(UInt64(seed), controls: size.controls)
      let found = FrontWalk.front(problem, limit: 1_000_000)
      let truth = front(problem)
      #expect(found.epsilon == 0 && found.plans.count == truth.count, "seed \(seed)")
      for (plan, point) in zip(found.plans, truth) {
        #expect(problem.cost(plan) == point.cost)
        #expect(abs(problem.residual(plan) - point.residual) < 1e-9)
      }
    }
  }

  @Test("by a walk that is stopped early, is as dense as it says", arguments: [1, 10, 100, 400])
  func stoppedWalk(limit: Int) {
    for seed in 0..<20 {
      let problem = Self.problem(UInt64(seed), controls: 8)
      let found = FrontWalk.front(problem, limit: limit)
      for point in front(problem) {
        let least =
          found.plans.filter { problem.cost($0) <= point.cost }
          .map(problem.residual).min() ?? .infinity
        #expect(least <= point.residual * (1 + found.epsilon) + 1e-9, "seed \(seed)")
      }
    }
  }

  @Test("by halving intervals, is as dense as it says")
  func intervals() {
    for seed in 0..<10 {
      let problem = Self.problem(UInt64(seed), controls: 7)
      var intervals = FrontIntervals(PlanSolver(problem))
      intervals.refine(to: 0.02, solves: 12)
      for point in front(problem) {
        let least =
          intervals.plans.filter { problem.cost($0) <= point.cost }
          .map(problem.residual).min() ?? .infinity
        #expect(least <= point.residual * (1 + intervals.epsilon) + 1e-6, "seed \(seed)")
      }
    }
  }
}
