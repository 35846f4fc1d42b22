// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import TestSupport
import Testing

/// What must always hold, to the last bit.
@Suite("What changes nothing")
struct InvarianceTests {
  private func model(
    extraThreat: Bool = false, controls: [Control] = [], lossFactor: Double = 1
  ) throws -> ValidatedModel {
    var nodes: [Node] = [
      .step(Step(name: "a", probability: Estimate(.beta(alpha: 2, beta: 5)), cost: .point(3))),
      .step(Step(name: "b", probability: Estimate(.uniform(minimum: 0.1, maximum: 0.4)))),
      Tree.gate("goal", .any, ["a", "b"]),
    ]
    let loss = Distribution.scaled(
      .lognormal(mu: 5, sigma: 1), factor: lossFactor, offset: 0)
    var threats = [
      ModelBuilder.threat(attempts: .gamma(shape: 2, scale: 3), loss: loss)
    ]
    if extraThreat {
      nodes.append(.step(Step(name: "x", probability: Estimate(.beta(alpha: 1, beta: 1)))))
      threats.insert(
        ModelBuilder.threat("other", goal: "x", attempts: .point(50), loss: .point(1)), at: 0)
    }
    return try ModelBuilder.model(nodes, threats, controls: controls)
  }

  private func result(
    _ model: ValidatedModel, threads: Int = 2, trials: Int = 20_000,
    plan: Plan = Plan(statuses: [.implemented])
  ) async throws -> SimulationResult {
    let scenario = Scenario(name: "test", plan: plan, trials: trials, seed: 77, sampling: .plain)
    return try await ModelBuilder.run(model, scenario, threads: threads)
  }

  @Test("The number of threads", arguments: [2, 3, 7])
  func threads(threads: Int) async throws {
    let model = try model(extraThreat: true)
    let one = try await result(model, threads: 1)
    let many = try await result(model, threads: threads)
    #expect(one == many)
  }

  @Test("Another threat in the model")
  func anotherThreat() async throws {
    let alone = try await result(model())
    let together = try await result(model(extraThreat: true))
    var found = try #require(together.threats.first { $0.name == "threat" })
    found.rank = 1
    found.rankDistribution = alone.threats[0].rankDistribution
    #expect(found == alone.threats[0])
  }

  @Test("A control without effect, and one that is not active")
  func idleControls() async throws {
    let idle = Control(
      name: "idle", status: .implemented,
      effects: [
        Effect(target: .steps(["a"]), quantity: .probability, change: .reduce(by: .point(0)))
      ])
    let planned = Control(
      name: "later", status: .planned,
      effects: [Effect(target: .steps(["a"]), quantity: .probability, change: .eliminate)])
    let bare = try await result(model())
    let decorated = try await result(model(controls: [idle, planned]))
    #expect(bare.threats == decorated.threats)
  }

  @Test("The first trials of a longer run are those of a shorter one")
  func prefix() async throws {
    let model = try model()
    let short = try await result(model, trials: 300)
    let scenario = Scenario(
      name: "test", plan: Plan(statuses: [.implemented]), trials: 300, seed: 77,
      sampling: .plain)
    let again = try await ModelBuilder.run(model, scenario, threads: 5)
    #expect(short == again)
  }

  @Test("Loss scales with currency")
  func currency() async throws {
    let dollars = try await result(model())
    let thousands = try await result(model(lossFactor: 1024))
    let (small, large) = (dollars.threats[0].ale, thousands.threats[0].ale)
    #expect(abs(large.mean - 1024 * small.mean) < 1e-9 * large.mean)
    #expect(abs(large.simulatedMean - 1024 * small.simulatedMean) < 1e-9 * large.simulatedMean)
  }

  @Test("Exceedance falls as loss rises")
  func exceedance() async throws {
    let curve = try await result(model()).portfolio.annualLoss.exceedance
    #expect(curve.count > 10)
    for (left, right) in zip(curve, curve.dropFirst()) {
      #expect(left.loss <= right.loss && left.probability > right.probability)
    }
  }

  @Test("A run that is cancelled before it began says so")
  func cancellation() async throws {
    let model = try model()
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await ModelBuilder.run(model, Scenario(name: "test", trials: 100_000))
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }

  @Test("Trials and threads out of range are refused")
  func ranges() async throws {
    let model = try model()
    await #expect(throws: SimulationError.trials(0)) {
      _ = try await ModelBuilder.run(model, Scenario(name: "test", trials: 0))
    }
    await #expect(throws: SimulationError.threads(0)) {
      _ = try await ModelBuilder.run(model, Scenario(name: "test", trials: 10), threads: 0)
    }
  }
}
