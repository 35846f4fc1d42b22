// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import TestSupport
import Testing

/// Differences of plans: closed forms, identities that hold to the last bit, and honest errors.
@Suite("Comparing plans")
struct ComparisonTests {
  private static let attempts = 4.0
  private static let meanLoss = 1_000.0

  private func threat(
    _ name: String = "threat", goal: String = "goal",
    loss: Distribution = .exponential(mean: meanLoss)
  ) -> Threat {
    ModelBuilder.threat(name, goal: goal, attempts: .point(Self.attempts), loss: loss)
  }

  private func model(
    _ controls: [Control], isLarger: Bool = false,
    loss: Distribution = .exponential(mean: meanLoss)
  ) throws -> ValidatedModel {
    var nodes = [
      Tree.step("a", 0.5), Tree.step("b", 0.4), Tree.gate("goal", .all, ["a", "b"]),
    ]
    var threats = [threat(loss: loss)]
    if isLarger {
      nodes.append(
        .step(Step(name: "x", probability: Estimate(.beta(alpha: 2, beta: 3)))))
      threats.insert(threat("unrelated", goal: "x"), at: 0)
    }
    return try ModelBuilder.model(nodes, threats, controls: controls)
  }

  private func reduction(
    _ name: String, of step: String, by law: Distribution, cost: Distribution = .point(100)
  ) -> Control {
    Control(
      name: name, status: .planned, cost: Estimate(cost),
      effects: [
        Effect(
          target: .steps([step]), quantity: .probability, change: .reduce(by: Estimate(law)))
      ])
  }

  private func transfer(_ terms: TransferTerms, cost: Double) -> Control {
    Control(
      name: "insurance", status: .planned, cost: .point(cost),
      effects: [
        Effect(target: .threats(["threat"]), quantity: .loss, change: .transfer(terms))
      ])
  }

  private func compare(
    _ model: ValidatedModel, _ plans: [[String]], trials: Int = 50_000, seed: UInt64 = 5,
    threads: Int = 2
  ) async throws -> ComparisonResult {
    func candidate(_ name: String, _ controls: [String]) -> PlanCandidate {
      PlanCandidate(
        model: model, digest: "test",
        scenario: Scenario(
          name: name, plan: Plan(added: controls), trials: trials, seed: seed, sampling: .plain))
    }
    let others = plans.enumerated().map { candidate("plan \($0 + 1)", $1) }
    return try await PlanComparison(base: candidate("base", []), others: others).run(
      threads: threads)
  }

  @Test("Two independent controls save what the closed form says")
  func closedForm() async throws {
    let model = try model([
      reduction("first", of: "a", by: .uniform(minimum: 0.2, maximum: 0.8)),
      reduction("second", of: "b", by: .beta(alpha: 3, beta: 1)),
    ])
    let found = try await compare(model, [["first"], ["second"], ["first", "second"]])
    // attempts * P(goal) * E[loss] = 800; E[e] = 0.5 and 0.75, independent.
    let saved = [800 * 0.5, 800 * 0.75, 800 * (1 - 0.5 * 0.25)]
    for (plan, saving) in zip(found.plans.dropFirst(), saved) {
      let ale = plan.difference.ale
      #expect(ale.standardError > 0)
      #expect(abs(ale.mean - saving) < 4 * ale.standardError)
      let cost = plan.difference.extraCost
      #expect(cost == (plan.difference.added.count == 1 ? 100 : 200))
      #expect(abs(plan.difference.netBenefit.mean - (ale.mean - cost)) < 1e-9)
      #expect(plan.difference.paybackYears.map { abs($0 - cost / ale.mean) < 1e-12 } == true)
    }
  }

  @Test("How sure a plan is better, its net benefit and its return have the quantiles of their law")
  func quantiles() async throws {
    let model = try model([
      reduction("c", of: "a", by: .uniform(minimum: 0, maximum: 1), cost: .point(200))
    ])
    let trials = 100_000
    let difference = try await compare(model, [["c"]], trials: trials).plans[1].difference
    // The saving is uniform on [0, 800], the net benefit on [-200, 600], the return on [-1, 3].
    let error = 4 * (0.25 * 0.75 / Double(trials)).squareRoot()
    #expect(abs(difference.probabilityBetter - 0.75) < error)
    // Quantiles of a uniform law on a width of 800, plus the histogram's 0.05 %.
    let width = 800 * 4 * (0.05 * 0.95 / Double(trials)).squareRoot() + 0.3
    #expect(abs(difference.netBenefit.p05 + 160) < width)
    #expect(abs(difference.netBenefit.p95 - 560) < width)
    let rosi = try #require(difference.rosi)
    #expect(abs(rosi.p05 + 0.8) < width / 200)
    #expect(abs(rosi.p95 - 2.8) < width / 200)
    #expect(abs(rosi.mean - 1) < 4 * rosi.standardError)
  }

  @Test("A plan against itself has no difference at all, with transfers that are simulated too")
  func itself() async throws {
    let terms = TransferTerms(
      share: Estimate(.beta(alpha: 8, beta: 2)), deductible: 500, limit: 4_000)
    let model = try model([transfer(terms, cost: 10)])
    let candidate = PlanCandidate(
      model: model, digest: "test",
      scenario: Scenario(name: "base", plan: Plan(added: ["insurance"]), trials: 20_000, seed: 5))
    var twin = candidate
    twin.scenario.name = "twin"
    let found = try await PlanComparison(base: candidate, others: [twin]).run(threads: 2)
    let difference = found.plans[1].difference
    #expect(difference.ale.mean == 0 && difference.ale.standardError == 0)
    #expect(difference.netBenefit.mean == 0 && difference.netBenefit.p95 == 0)
    #expect(difference.probabilityBetter == 0 && difference.probabilityBetterInAYear == 0)
    #expect(difference.firstOrder == .equal && difference.secondOrder == .equal)
    #expect(difference.varianceRatio == nil && difference.rosi == nil)
    #expect(difference.threats.allSatisfy { $0.ale.mean == 0 && $0.ale.standardError == 0 })
    #expect(found.plans[0].probabilityBest == 1)
  }

  @Test(
    "Each side has the figures of a simulation by itself, to the last bit, on any number of threads"
  )
  func samebits() async throws {
    let model = try model([
      reduction("c", of: "a", by: .beta(alpha: 2, beta: 2), cost: .gamma(shape: 3, scale: 40))
    ])
    let found = try await compare(model, [["c"]], trials: 20_000)
    for plan in found.plans {
      var alone = try await ModelBuilder.run(model, plan.result.scenario)
      // A comparison counts the parameters of all its sides.
      alone.sampling = plan.result.sampling
      #expect(plan.result == alone)
    }
    let again = try await compare(model, [["c"]], trials: 20_000, threads: 5)
    #expect(found == again)
  }

  @Test("An unrelated tree changes no figure of the other threats by one bit")
  func unrelatedTree() async throws {
    let control = reduction("c", of: "a", by: .beta(alpha: 2, beta: 2))
    let small = try await compare(model([control]), [["c"]])
    let large = try await compare(model([control], isLarger: true), [["c"]])
    let before = small.plans[1].difference.threats[0]
    let after = try #require(large.plans[1].difference.threats.first { $0.name == "threat" })
    #expect(before.ale == after.ale)
    #expect(before.after.annualLoss == after.after.annualLoss)
    let other = try #require(large.plans[1].difference.threats.first { $0.name == "unrelated" })
    #expect(other.ale == PairedDifference(mean: 0, standardError: 0))
  }

  @Test(
    "A transfer above a deductible saves what the closed form says, and less error than unpaired runs"
  )
  func deductible() async throws {
    let terms = TransferTerms(share: .point(0.9), deductible: 800)
    let model = try model([transfer(terms, cost: 10)])
    let difference = try await compare(model, [["insurance"]]).plans[1].difference
    // An exponential loss exceeds d by mean * exp(-d / mean) on average.
    let saving = 0.2 * Self.attempts * 0.9 * Self.meanLoss * 0.449_328_964_117_221_56
    #expect(abs(difference.ale.mean - saving) < 4 * difference.ale.standardError)
    #expect(difference.ale.standardError < 5)
  }

  @Test("The 95 % interval of the difference covers the truth 95 times in 100")
  func coverage() async throws {
    let law = Distribution.uniform(minimum: 0, maximum: 0.5)
    let controls = [reduction("c", of: "a", by: law), reduction("d", of: "b", by: law)]
    let model = try model(controls, loss: .point(Self.meanLoss))
    let saving = 800 * (1 - 0.75 * 0.75)
    let seeds = 400
    var covered = 0
    for seed in 1...seeds {
      let found = try await compare(model, [["c", "d"]], trials: 512, seed: UInt64(seed))
      let ale = found.plans[1].difference.ale
      if ale.lower <= saving && saving <= ale.upper { covered += 1 }
    }
    let error = 4 * (0.95 * 0.05 / Double(seeds)).squareRoot()
    #expect(abs(Double(covered) / Double(seeds) - 0.95) < error)
  }

  @Test("Common random numbers shrink the variance of a small difference")
  func varianceRatio() async throws {
    var nodes = [Tree.step("small", 0.01)]
    nodes.append(
      .step(Step(name: "large", probability: Estimate(.uniform(minimum: 0, maximum: 1)))))
    let model = try ModelBuilder.model(
      nodes, [threat("one", goal: "small"), threat("two", goal: "large")],
      controls: [reduction("c", of: "small", by: .uniform(minimum: 0, maximum: 1))])
    let found = try await compare(model, [["c"]])
    let ratio = try #require(found.plans[1].difference.varianceRatio)
    // Var(4000 U) = 4000^2 / 12 each against Var(40 U): 20,000.
    #expect(abs(ratio / 20_000 - 1) < 0.05)
  }

  @Test("Dominance: a free control, one that only costs, and cover that is dear but takes the tail")
  func dominance() async throws {
    let model = try model([
      reduction("free", of: "a", by: .point(0.5), cost: .point(0)),
      reduction("vain", of: "a", by: .point(0), cost: .point(50)),
      transfer(TransferTerms(share: .point(1)), cost: 700),
    ])
    let found = try await compare(model, [["free"], ["vain"], ["insurance"]])
    let differences = found.plans.dropFirst().map(\.difference)
    #expect(differences[0].firstOrder == .plan && differences[0].secondOrder == .plan)
    #expect(differences[1].firstOrder == .base && differences[1].secondOrder == .base)
    // 700 for sure against 800 on average: no year without loss is as cheap, but risk aversion agrees.
    #expect(differences[2].firstOrder == .neither && differences[2].secondOrder == .plan)
    #expect(differences[1].rosi.map { $0.mean == -1 } == true)
    #expect(differences[0].rosi == nil && differences[1].paybackYears == nil)
  }

  @Test("What cannot be compared is refused")
  func errors() throws {
    let model = try model([])
    let base = PlanCandidate(model: model, digest: "test", scenario: Scenario(name: "base"))
    #expect(throws: ComparisonError.nothingToCompare) {
      try PlanComparison(base: base, others: [])
    }
    #expect(throws: ComparisonError.sameName("base")) {
      try PlanComparison(base: base, others: [base])
    }
    var foreign = model.model
    foreign.currency = "EUR"
    let other = PlanCandidate(
      model: try #require(ValidatedModel.validate(foreign).0), digest: "test",
      scenario: Scenario(name: "other"))
    #expect(throws: ComparisonError.currencies("USD", "EUR")) {
      try PlanComparison(base: base, others: [other])
    }
  }
}
