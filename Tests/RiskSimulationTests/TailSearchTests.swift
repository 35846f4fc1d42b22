// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import TestSupport
import Testing

@testable import RiskSimulation

@Suite("Plans by tail measures")
struct TailSearchTests {
  /// Random years that controls mostly lower; some raise what they should lower.
  private static func problem(_ seed: UInt64, _ measure: TailMeasure) -> TailProblem {
    var random = SplitMix64(seed: seed &+ 11)
    let (count, trials) = (3 + Int(seed % 4), 60)
    let years = (0..<3).map { _ in
      let own = (0..<count).filter { _ in Bool.random(using: &random) }
      var base: [Double] = []
      for _ in 0..<trials {
        let isQuiet = Double.random(in: 0...1, using: &random) < 0.7
        base.append(isQuiet ? 0 : Double.random(in: 0...100, using: &random))
      }
      let greatest = seed % 2 == 0 ? 1.0 : 1.2
      var factors: [[Double]] = []
      for _ in own {
        factors.append((0..<trials).map { _ in Double.random(in: 0.2...greatest, using: &random) })
      }
      var losses: [Double] = []
      for subset in 0..<(1 << own.count) {
        for trial in 0..<trials {
          var loss = base[trial]
          for place in own.indices where subset >> place & 1 == 1 { loss *= factors[place][trial] }
          losses.append(loss)
        }
      }
      return YearTable(controls: own, trials: trials, losses: losses)
    }
    let costs = (0..<count).map { _ in Double.random(in: 0...20, using: &random).rounded() }
    let rules = PlanProblem(
      tables: [], costs: costs, costWeight: 1, budget: 0.6 * costs.reduce(0, +),
      rules: [.excludes(0, 1)], required: 0)
    return TailProblem(rules: rules, measure: measure, years: years)
  }

  @Test("equal brute force on random years, whether controls lower every loss or not")
  func bruteForce() throws {
    for seed in 0..<30 {
      for measure in [TailMeasure.valueAtRisk, .tailValueAtRisk] {
        let problem = Self.problem(UInt64(seed), measure)
        let values = (0...problem.rules.everything).filter(problem.rules.allows)
          .map(problem.value).sorted()
        let found = try #require(TailSearch.run(problem, count: 2, limit: 100_000))
        #expect(found.isComplete)
        for (plan, value) in zip(found.plans, values) {
          #expect(abs(problem.value(plan) - value) <= 1e-9 * max(value, 1), "seed \(seed)")
        }
        #expect(found.bound <= values[0] + 1e-9)
        let root = try #require(problem.rules.root)
        #expect(problem.bound(root) <= values[0] + 1e-9)
        let stopped = try #require(TailSearch.run(problem, limit: 1))
        #expect(stopped.bound <= values[0] + 1e-9)
      }
    }
  }

  @Test("Measures of a hundred years: the 95th, and the mean of the five beyond")
  func measures() {
    let losses = (1...100).map(Double.init).shuffled()
    #expect(TailMeasure.valueAtRisk.value(losses) == 95)
    #expect(abs(TailMeasure.tailValueAtRisk.value(losses) - 98) < 1e-9)
    let density = TailMeasure.density(losses)
    let mean = zip(density, losses).reduce(0) { $0 + $1.0 * $1.1 } / 100
    #expect(abs(mean - 98) < 1e-9)
  }

  @Test("The years are those of a simulation: the same value at risk, but for its histogram")
  func agreesWithSimulation() async throws {
    let model = try RandomChoice.model(seed: 5, controls: 2)
    let found = try PlanOptimizer(model).optimize(
      Scenario(name: "s", seed: 3),
      .init(budget: 100, objective: .var95, draws: 1_024, frontSteps: 0))
    let simulated = try await ModelBuilder.run(
      model, Scenario(name: "s", plan: Plan(added: found.best.controls), trials: 1_024, seed: 3))
    // Histograms of annual losses have a relative error of at most 0.05 %.
    let quantile = simulated.portfolio.annualLoss.p95
    #expect(abs(found.best.residual - quantile) <= 1e-3 * max(quantile, 1))
    #expect(found.isComplete && found.gap <= 1e-9 * found.best.total && found.regret == nil)
  }
}
