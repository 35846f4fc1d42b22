// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import TestSupport
import Testing

@testable import RiskSimulation

/// Problems of 13 to 18 controls with rules of all kinds, against looking at each of their 2^n plans.
///
/// The plans are walked in Gray's order with sums of the test's own, formed anew now and then: values agree to 1e-9.
@Suite("The best of many controls against brute force")
struct ManyControlsTests {
  private static func rules(
    _ count: Int, weight: Double, _ random: inout SplitMix64
  ) -> PlanProblem {
    let costs = (0..<count).map { _ in Double.random(in: 1...40, using: &random).rounded() }
    let group = UInt64.random(in: 0..<(1 << UInt64(count)), using: &random)
    return PlanProblem(
      tables: [], costs: costs, costWeight: weight,
      budget: Double.random(in: 0.2...0.6, using: &random) * costs.reduce(0, +),
      rules: [.requires(0, 1), .requires(4, 5), .excludes(2, 3), .atMost(4, group)],
      required: 1 << 6)
  }

  /// Losses that most controls lower by factors of their own; every second problem has some that raise them.
  private static func additive(_ seed: UInt64, _ count: Int, weight: Double) -> PlanProblem {
    var random = SplitMix64(seed: seed &+ 5)
    var problem = rules(count, weight: weight, &random)
    let greatest = seed % 2 == 0 ? 1.0 : 1.1
    problem.tables = (0..<9).map { _ in
      let own = (0..<count).shuffled(using: &random).prefix(6).sorted()
      let factors = own.map { _ in Double.random(in: 0.2...greatest, using: &random) }
      let base = Double.random(in: 20...200, using: &random)
      let losses = (0..<(1 << own.count)).map { subset in
        factors.indices.reduce(base) { subset >> $1 & 1 == 1 ? $0 * factors[$1] : $0 }
      }
      return LossTable(controls: own, losses: losses)
    }
    problem.addIdleTables()
    return problem
  }

  private static func tail(_ seed: UInt64, _ count: Int, _ measure: TailMeasure) -> TailProblem {
    var random = SplitMix64(seed: seed &+ 17)
    let rules = rules(count, weight: 1, &random)
    let trials = 80
    let greatest = seed % 2 == 0 ? 1.0 : 1.1
    let years = (0..<5).map { _ in
      let own = (0..<count).shuffled(using: &random).prefix(4).sorted()
      var base: [Double] = []
      for _ in 0..<trials {
        let isQuiet = Double.random(in: 0...1, using: &random) < 0.6
        base.append(isQuiet ? 0 : Double.random(in: 0...400, using: &random))
      }
      let factors = own.map { _ in
        (0..<trials).map { _ in Double.random(in: 0.1...greatest, using: &random) }
      }
      let losses = (0..<(1 << own.count)).flatMap { subset in
        base.indices.map { trial in
          own.indices.reduce(base[trial]) {
            subset >> $1 & 1 == 1 ? $0 * factors[$1][trial] : $0
          }
        }
      }
      return AllYears(controls: own, trials: trials, losses: losses)
    }
    return TailProblem(rules: rules, measure: measure, years: years)
  }

  private static func isAllowed(_ plan: UInt64, _ problem: PlanProblem) -> Bool {
    func has(_ index: Int) -> Bool { plan >> UInt64(index) & 1 == 1 }
    guard plan & problem.required == problem.required, problem.cost(plan) <= problem.budget else {
      return false
    }
    return problem.rules.allSatisfy { rule in
      switch rule {
      case .requires(let first, let second): !has(first) || has(second)
      case .excludes(let first, let second): !(has(first) && has(second))
      case .atMost(let limit, let group): (plan & group).nonzeroBitCount <= limit
      }
    }
  }

  /// The values of all allowed plans, the least first.
  private static func values(_ problem: PlanProblem) -> [Double] {
    var subsets = problem.tables.map { _ in 0 }
    var residual = problem.residual(0)
    var values: [Double] = []
    for step in 0..<(1 << problem.costs.count) {
      let plan = UInt64(step ^ step >> 1)
      if step > 0 {
        let control = step.trailingZeroBitCount
        for (index, table) in problem.tables.enumerated() {
          guard let bit = table.controls.firstIndex(of: control) else { continue }
          let before = subsets[index]
          subsets[index] = before ^ 1 << bit
          residual += table.losses[subsets[index]] - table.losses[before]
        }
      }
      guard isAllowed(plan, problem) else { continue }
      values.append(residual + problem.costWeight * problem.cost(plan))
    }
    return values.sorted()
  }

  @Test(
    "Sums over threats, with costs in the objective and without",
    arguments: [(13, 4), (14, 3), (18, 1)], [0.0, 1])
  func sums(size: (controls: Int, problems: Int), weight: Double) throws {
    for seed in 0..<size.problems {
      let problem = Self.additive(UInt64(seed), size.controls, weight: weight)
      let truth = Self.values(problem)
      let found = try #require(PlanSearch.run(problem, count: 3))
      #expect(found.isComplete && found.plans.allSatisfy { Self.isAllowed($0, problem) })
      for (plan, value) in zip(found.plans, truth) {
        #expect(abs(problem.value(plan) - value) < 1e-9 * max(value, 1), "seed \(seed)")
      }
      #expect(found.bound <= truth[0] + 1e-9)
    }
  }

  @Test(
    "Tail measures: the best plans, the front, and the next step in budget",
    arguments: [TailMeasure.valueAtRisk, .tailValueAtRisk], [(13, 3), (15, 1)])
  func tails(measure: TailMeasure, size: (controls: Int, problems: Int)) throws {
    for seed in 0..<size.problems {
      let problem = Self.tail(UInt64(seed), size.controls, measure)
      var unlimited = problem
      unlimited.rules.budget = .infinity
      let all = (0...problem.rules.everything).filter { Self.isAllowed($0, unlimited.rules) }
        .map { (plan: $0, cost: problem.rules.cost($0), residual: problem.residual($0)) }
      let allowed = all.filter { $0.cost <= problem.rules.budget }
      let values = allowed.map { $0.cost + $0.residual }.sorted()
      let found = try #require(TailSearch.run(problem, count: 3, limit: 1_000_000))
      #expect(found.isComplete)
      for (plan, value) in zip(found.plans, values) {
        #expect(abs(problem.value(plan) - value) < 1e-9 * max(value, 1), "seed \(seed)")
      }
      let stopped = try #require(TailSearch.run(problem, limit: 100))
      #expect(stopped.bound <= values[0] + 1e-9)

      let (front, epsilon) = TailSearch.front(problem, limit: 1_000_000)
      #expect(epsilon == 0)
      var steps: [(cost: Double, residual: Double)] = []
      for point in allowed.sorted(by: { ($0.cost, $0.residual) < ($1.cost, $1.residual) })
      where point.residual < (steps.last?.residual ?? .infinity) * (1 - 1e-11) {
        steps.append((point.cost, point.residual))
      }
      #expect(front.map(problem.rules.cost) == steps.map(\.cost), "seed \(seed)")
      for (plan, step) in zip(front, steps) {
        #expect(abs(problem.residual(plan) - step.residual) < 1e-9 * max(step.residual, 1))
      }

      let next = TailSearch.nextStep(unlimited, below: values[0] - 1e-9, limit: 1_000_000)
      let cheapest = all.filter { $0.cost + $0.residual < values[0] - 1e-9 }.map(\.cost).min()
      #expect(next.map(problem.rules.cost) == cheapest, "seed \(seed)")
    }
  }
}
