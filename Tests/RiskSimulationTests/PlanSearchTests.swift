// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import RiskSimulation

@Suite("The best plan under a budget")
struct PlanSearchTests {
  /// A small generator of its own, so that the cases are the same everywhere (SplitMix64).
  private struct Numbers {
    var state: UInt64
    mutating func next() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Double((z ^ (z >> 31)) >> 11) / 9_007_199_254_740_992
    }
    mutating func below(_ count: Int) -> Int { Int(next() * Double(count)) }
  }

  /// Random tables, some of which rise with a control, so that nothing leans on monotonicity.
  private static func problem(_ seed: UInt64) -> PlanProblem {
    var numbers = Numbers(state: seed)
    let count = 4 + numbers.below(9)
    var tables = (0..<count).map { LossTable(controls: [$0], losses: [0, 0]) }
    for _ in 0..<(2 + numbers.below(5)) {
      let own = (0..<count).filter { _ in numbers.next() < 0.4 }.prefix(6)
      let factors = own.map { _ in 0.3 + 0.8 * numbers.next() }
      let base = 200 * numbers.next()
      let losses = (0..<(1 << own.count)).map { subset in
        factors.indices.reduce(base) { subset >> $1 & 1 == 1 ? $0 * factors[$1] : $0 }
      }
      tables.append(LossTable(controls: Array(own), losses: losses))
    }
    let costs = (0..<count).map { _ in (40 * numbers.next()).rounded() }
    let group = UInt64(numbers.below(1 << count))
    return PlanProblem(
      tables: tables, costs: costs, costWeight: 1,
      budget: 0.5 * numbers.next() * costs.reduce(0, +),
      rules: [.requires(0, 1), .excludes(2, 3), .atMost(2, group)], required: 0)
  }

  private static func isAllowed(_ plan: UInt64, _ problem: PlanProblem) -> Bool {
    func has(_ index: Int) -> Bool { plan >> UInt64(index) & 1 == 1 }
    return problem.cost(plan) <= problem.budget
      && problem.rules.allSatisfy { rule in
        switch rule {
        case .requires(let first, let second): !has(first) || has(second)
        case .excludes(let first, let second): !(has(first) && has(second))
        case .atMost(let limit, let group): (plan & group).nonzeroBitCount <= limit
        }
      }
  }

  @Test(
    "equals brute force on 200 random problems with rules, and so do its bound and the next best")
  func bruteForce() throws {
    for seed in 0..<200 {
      let problem = Self.problem(UInt64(seed))
      let values = (0...problem.everything).filter { Self.isAllowed($0, problem) }
        .map(problem.value).sorted()
      let found = try #require(PlanSearch.run(problem, count: 3))
      // Sums in the same order: only the tie margin of 1e-12 separates the two.
      for (plan, value) in zip(found.plans, values) {
        #expect(abs(problem.value(plan) - value) <= 1e-9, "seed \(seed)")
      }
      #expect(found.plans.count == min(3, values.count))
      #expect(found.plans.allSatisfy { Self.isAllowed($0, problem) })
      #expect(found.isComplete && found.bound <= values[0] + 1e-9)
      let root = try #require(problem.closure(.init()))
      let splitting = CostSplitting(problem, root: root, target: values[0])
      #expect(splitting.bound(root).value <= values[0] + 1e-9, "seed \(seed)")
    }
  }

  @Test("finds 50 + 50 saving 185 where greed for the best ratio takes 60 saving 120")
  func knapsack() throws {
    let savings = [120.0, 95, 90]
    let problem = PlanProblem(
      tables: savings.indices.map { LossTable(controls: [$0], losses: [500, 500 - savings[$0]]) },
      costs: [60, 50, 50], costWeight: 1, budget: 100, rules: [], required: 0)
    #expect(try #require(PlanSearch.run(problem)).plans == [0b110])
  }

  @Test("leaves the residual that simulating the plan gives, within 4 standard errors")
  func agreesWithSimulation() async throws {
    let steps = ["a", "b"].map {
      Node.step(Step(name: $0, probability: Estimate(.beta(alpha: 2, beta: 3))))
    }
    let goal = Node.gate(Gate(name: "goal", kind: .any, children: ["a", "b"]))
    let controls = [("guard-a", "a"), ("guard-b", "b")].map { name, step in
      Control(
        name: name, status: .planned, cost: Estimate(.point(5)),
        effects: [
          Effect(
            target: .steps([step]), quantity: .probability,
            change: .reduce(by: Estimate(.beta(alpha: 8, beta: 2))))
        ])
    }
    let model = try ModelBuilder.model(
      steps + [goal], [ModelBuilder.threat(attempts: .point(10), loss: .point(20))],
      controls: controls)
    let scenario = Scenario(name: "none", trials: 20_000)
    let found = try PlanOptimizer(model).optimize(scenario, .init(budget: 5, draws: 16_384))
    let plan = Plan(added: found.best.controls)
    let simulated = try await ModelBuilder.run(
      model, Scenario(name: "best", plan: plan, trials: 16_384, sampling: .plain))
    // The same draws: only the order of sums differs.
    #expect(
      abs(found.best.residual - simulated.portfolio.ale.mean)
        <= 4 * simulated.portfolio.ale.standardError)
    #expect(found.best.cost == 5 && found.isComplete && found.gap <= 1e-9 * found.best.total)
  }
}
