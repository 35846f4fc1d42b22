// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import TestSupport
import Testing

/// How long attacks take, against closed forms.
@Suite("Time to the goal")
struct TimeToGoalTests {
  private func step(_ name: String, _ probability: Double, _ time: Distribution) -> Node {
    .step(Step(name: name, probability: .point(probability), time: Estimate(time)))
  }

  private func time(
    _ nodes: [Node], _ work: TimeToGoal.Work, trials: Int = 100_000
  ) throws -> TimeToGoal {
    let model = try ModelBuilder.model(nodes, [ModelBuilder.threat()])
    return try TimeToGoal(
      "goal", of: model, under: Scenario(name: "test", seed: 5), work: work, trials: trials)
  }

  @Test("A sequence of sure steps: the mean is the sum of means, exactly and by simulation")
  func sequence() throws {
    let found = try time(
      [
        step("a", 1, .exponential(mean: 3)), step("b", 1, .uniform(minimum: 1, maximum: 5)),
        Tree.gate("goal", .sequence, ["a", "b"]),
      ], .parallel)
    #expect(found.exactMean == 6 && found.reachedShare == 1)
    #expect(abs(found.hours.mean - 6) < 4 * found.hours.standardError)
  }

  @Test("The earliest of two exponential ways: the rates add up")
  func earliest() throws {
    let found = try time(
      [
        step("a", 1, .exponential(mean: 2)), step("b", 1, .exponential(mean: 3)),
        Tree.gate("goal", .any, ["a", "b"]),
      ], .parallel)
    #expect(found.exactMean == nil)
    #expect(abs(found.hours.mean - 1.2) < 4 * found.hours.standardError)
  }

  @Test("All of two uniform steps: 2/3 at once, 1 one after another")
  func all() throws {
    let nodes = [
      step("a", 1, .uniform(minimum: 0, maximum: 1)),
      step("b", 1, .uniform(minimum: 0, maximum: 1)), Tree.gate("goal", .all, ["a", "b"]),
    ]
    let parallel = try time(nodes, .parallel)
    #expect(abs(parallel.hours.mean - 2 / 3) < 4 * parallel.hours.standardError)
    let sequential = try time(nodes, .sequential)
    #expect(abs(sequential.hours.mean - 1) < 4 * sequential.hours.standardError)
    #expect(sequential.exactMean == 1)
  }

  @Test("What fails takes no part: 10 h if the quick way fails")
  func chances() throws {
    let found = try time(
      [
        step("quick", 0.25, .point(1)), step("slow", 0.5, .point(10)),
        Tree.gate("goal", .any, ["quick", "slow"]),
      ], .parallel)
    // Reached with 1 - 0.75 * 0.5; four standard errors of a share are 0.0062.
    #expect(abs(found.reachedShare - 0.625) < 0.0062)
    // (0.25 * 1 + 0.75 * 0.5 * 10) / 0.625
    #expect(abs(found.hours.mean - 6.4) < 4 * found.hours.standardError)
    #expect(found.shortest == 1)
  }
}
