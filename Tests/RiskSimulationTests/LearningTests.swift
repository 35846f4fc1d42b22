// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections
import RiskSimulation
import TestSupport
import Testing

/// Models that learn from counts: of numbers, and of loss events.
@Suite("Learning")
struct LearningTests {
  private func model(
    _ observations: [Observation], vulnerability: Distribution = .point(0.5),
    attempts: Distribution = .gamma(shape: 2, scale: 3)
  ) throws -> ValidatedModel {
    var model = try ModelBuilder.model(
      [.step(Step(name: "goal", probability: Estimate(vulnerability)))],
      [ModelBuilder.threat(attempts: attempts), ModelBuilder.threat("other", attempts: .point(1))]
    ).model
    model.take(observations)
    return try #require(ValidatedModel.validate(model).0)
  }

  private func observation(
    _ subject: Observation.Subject, _ count: Observation.Count
  ) -> Observation {
    Observation(subject: subject, count: count, text: "seen")
  }

  private let scenario = Scenario(name: "test", trials: 50_000, seed: 3)

  @Test(
    "A simulation draws from the posterior: mean attempts of gamma(6, 3/16), half of them succeed")
  func simulation() async throws {
    let model = try model([
      observation(.estimate(.attempts(threat: "threat")), .events(4, years: 5))
    ])
    let result = try await ModelBuilder.run(model, scenario)
    let threat = try #require(result.threats.first { $0.name == "threat" })
    let events = threat.lossEventsPerYear
    #expect(abs(events.mean - 0.5 * 6 * 3 / 16) < 4 * events.standardError)
    #expect(result.assumptions.contains { $0.contains("copse learn") })
  }

  @Test("Loss events at a known vulnerability are events of attempts in that share of the years")
  func lossEvents() async throws {
    let model = try model([observation(.lossEvents(threat: "threat"), .events(2, years: 4))])
    // gamma(2, 3) and 2 events in 4 years at 0.5: gamma(4, 1/(1/3 + 2)).
    let closed = Distribution.gamma(shape: 4, scale: 3.0 / 7)
    let learnt = try Learning(model, digest: "").result(under: scenario)
    let number = try #require(learnt.numbers.first)
    #expect(number.name == "threat.threat.attempts" && number.method == .averaged)
    #expect(abs(number.posterior.mean - closed.mean) < 1e-9)
    #expect(abs(number.posterior.p95 - closed.quantile(0.95)) < 1e-9)
    let rate = try #require(learnt.rates.first)
    // 8,192 draws; the weighted ones are worth fewer: 4 standard errors of each.
    let deviation = 0.5 * closed.variance.squareRoot()
    #expect(abs(rate.used.mean - 0.5 * closed.mean) < 4 * deviation / 90)
    #expect(
      abs(rate.joint.mean - 0.5 * closed.mean) < 4 * deviation / rate.effectiveDraws.squareRoot())
    let result = try await ModelBuilder.run(model, scenario)
    let events = try #require(result.threats.first { $0.name == "threat" }).lossEventsPerYear
    #expect(abs(events.mean - 0.5 * closed.mean) < 4 * events.standardError)
  }

  @Test("With an uncertain vulnerability the attempts' law is the exact marginal posterior")
  func marginal() throws {
    let model = try model(
      [observation(.lossEvents(threat: "threat"), .events(0, years: 3))],
      vulnerability: .beta(alpha: 2, beta: 2))
    let learnt = try Learning(model, digest: "").result(under: scenario)
    let number = try #require(learnt.numbers.first)
    // scipy: E[a] under a exp(-a/3) E_v[exp(-3 a v)], v ~ beta(2, 2); 64 representatives of v from
    // 8,192 draws are good to about 1 %.
    #expect(abs(number.posterior.mean - 2.167514) < 0.02 * 2.167514)
    let rate = try #require(learnt.rates.first)
    #expect(rate.joint.mean < rate.used.mean && rate.used.mean < rate.prior.mean)
  }

  @Test(
    "Reweighted draws have the joint posterior of attempts and vulnerability, against quadrature",
    arguments: [
      // scipy's dblquad over gamma(2, 3) and beta(2, 2): means and standard deviations of rate and vulnerability.
      (0, 3.0, (0.425831751, 0.337923827), (0.290280415, 0.208727064)),
      (2, 4.0, (0.758443564, 0.405497345), (0.356705612, 0.208142146)),
    ])
  func joint(
    events: Int, years: Double, rate: (mean: Double, deviation: Double),
    vulnerability: (mean: Double, deviation: Double)
  ) throws {
    let model = try model(
      [observation(.lossEvents(threat: "threat"), .events(events, years: years))],
      vulnerability: .beta(alpha: 2, beta: 2))
    let learnt = try Learning(model, digest: "").result(under: scenario)
    let found = try #require(learnt.rates.first)
    let error = 4 / found.effectiveDraws.squareRoot()
    #expect(found.effectiveDraws > 1_000)
    #expect(abs(found.joint.mean - rate.mean) < error * rate.deviation)
    #expect(abs(found.vulnerability.mean - vulnerability.mean) < error * vulnerability.deviation)
    #expect(abs(found.vulnerabilityPrior.mean - 0.5) < 4 * 0.2236 / 90)
  }

  @Test("Observations of one threat leave the draws of others alone, to the last bit")
  func others() async throws {
    let plain = try await ModelBuilder.run(try model([]), scenario)
    let learnt = try await ModelBuilder.run(
      try model([observation(.lossEvents(threat: "threat"), .events(0, years: 3))]), scenario)
    func other(_ result: SimulationResult) -> ThreatResult? {
      result.threats.first { $0.name == "other" }
    }
    #expect(try #require(other(plain)).annualLoss == #require(other(learnt)).annualLoss)
  }

  @Test("A shared parameter learns wherever it is observed; what follows from it learns with it")
  func sharedParameter() throws {
    var model = Model()
    model.parameters["p"] = Estimate(.beta(alpha: 1, beta: 1))
    model.forest = AttackForest([
      .step(Step(name: "goal", probability: Estimate(.parameter("p")))),
      .step(Step(name: "spare", probability: Estimate(.parameter("p"), exposure: 2))),
    ])
    model.take([observation(.estimate(.step("goal", .probability)), .successes(3, trials: 40))])
    let place = EstimatePlace.step("spare", .probability)
    let spare = model.resolved(try #require(model[place]), as: place.name)
    #expect(
      spare.distribution == .probabilityOfRate(.beta(alpha: 4, beta: 38), exposure: 2))
    #expect(model.fault(at: place) == .derived(parameter: "p"))
  }
}
