// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import TestSupport
import Testing

@testable import RiskSimulation

@Suite("Plans by tail measures")
struct TailSearchTests {
  /// Random years that controls mostly lower; some raise what they should lower.
  private static func problem(_ seed: UInt64, _ measure: TailMeasure) -> TailProblem {
    let (rules, years) = parts(seed)
    return TailProblem(rules: rules, measure: measure, years: years)
  }

  private static func parts(_ seed: UInt64) -> (rules: PlanProblem, years: [AllYears]) {
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
      return AllYears(controls: own, trials: trials, losses: losses)
    }
    let costs = (0..<count).map { _ in Double.random(in: 0...20, using: &random).rounded() }
    let rules = PlanProblem(
      tables: [], costs: costs, costWeight: 1, budget: 0.6 * costs.reduce(0, +),
      rules: [.excludes(0, 1)], required: 0)
    return (rules, years)
  }

  @Test("have the measure of all years, though only those that may be in a tail are kept")
  func selection() {
    for seed in 0..<30 {
      let (rules, years) = Self.parts(UInt64(seed))
      for measure in [TailMeasure.valueAtRisk, .tailValueAtRisk] {
        let problem = TailProblem(rules: rules, measure: measure, years: years)
        for plan in 0...rules.everything {
          let sums = (0..<60).map { trial in
            years.reduce(0) { sum, table in
              let subset = LossTable(controls: table.controls, losses: []).subset(of: plan)
              return sum + table.losses[subset * table.trials + trial]
            }
          }
          // Only what adds nothing is left out, so sums are the same bit by bit.
          #expect(problem.residual(plan) == measure.value(sums), "seed \(seed), plan \(plan)")
        }
      }
    }
  }

  @Test("Whole units are never above a loss, and a limit's never below it")
  func units() {
    let unit = LossUnit(greatest: 1_234_567, ceiling: 345_678, threats: 3)
    var random = SplitMix64(seed: 1)
    for _ in 0..<1_000 {
      let loss = Double.random(in: 0...345_678, using: &random)
      let (below, above) = (unit.units(below: loss), unit.units(atLeast: loss))
      #expect(below < above && above - below <= 2)
      #expect(unit.loss(Double(below)) <= loss && unit.loss(Double(above)) >= loss * (1 - 1e-15))
    }
    #expect(
      unit.units(below: 1e9) == unit.units(below: 345_678) && unit.units(atLeast: 1e300) == .max)
  }

  @Test("A front that is stopped early is as dense as it says", arguments: [1, 5, 20, 100])
  func stoppedFront(limit: Int) {
    for seed in 0..<30 {
      for measure in [TailMeasure.valueAtRisk, .tailValueAtRisk] {
        let problem = Self.problem(UInt64(seed), measure)
        let front = TailSearch.front(problem, limit: limit)
        for plan in (0...problem.rules.everything).filter(problem.rules.allows) {
          let least =
            front.plans.filter { problem.rules.cost($0) <= problem.rules.cost(plan) }
            .map(problem.residual).min() ?? .infinity
          let most = problem.residual(plan) * (1 + front.epsilon) * (1 + 1e-9)
          #expect(least <= most, "seed \(seed)")
        }
      }
    }
  }

  @Test("Years that are looked up in brackets of rates are those that are drawn one by one")
  func lookedUp() throws {
    for seed in 0..<20 {
      let model = try RandomChoice.model(seed: UInt64(seed), controls: 3).model
      for threat in model.threats.values {
        let formulas = try ThreatFormulas(
          threat, model, Scenario(name: "s"), nil, kept: [], own: Array(model.controls.values))
        var builder = ProgramBuilder(seed: UInt64(seed), correlations: [])
        let shared = try formulas.unmitigated(&builder)
        var memo = formulas.memo
        let compiled = try (0..<8).map { try formulas.formula(under: $0, shared, &memo, &builder) }
        let program = ColumnProgram(builder, outputs: compiled.flatMap(\.sampler.outputs))
        let memory = ColumnMemory(for: program)
        program.run(in: memory, firstTrial: 512)
        var draws = YearDraws()
        var column = Array(repeating: 0.0, count: TrialBlock.size)
        draws.begin(shared.sampler, firstTrial: 512)
        for formula in compiled {
          let sampler = formula.placed(keeping: formula.sampler.outputs, in: program).sampler
          draws.read(sampler, memory, into: &column)
          var events: [Double] = []
          for trial in column.indices {
            let year = sampler.year(trial: 512 + UInt64(trial), events: &events) {
              memory.column(Int($0))[trial]
            }
            #expect(column[trial] == year.total, "seed \(seed)")
          }
        }
      }
    }
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
