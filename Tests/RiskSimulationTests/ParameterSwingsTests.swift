// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import TestSupport
import Testing

@Suite("Swings of the expected loss")
struct ParameterSwingsTests {
  /// Two threats: one with an uncertain probability and attempts, one that neither bears on.
  private func model() throws -> ValidatedModel {
    let nodes: [Node] = [
      .step(Step(name: "goal", probability: Estimate(.uniform(minimum: 0, maximum: 1)))),
      .step(Step(name: "other", probability: Estimate(.uniform(minimum: 0.4, maximum: 0.6)))),
    ]
    return try ModelBuilder.model(
      nodes,
      [
        ModelBuilder.threat(
          "first", attempts: .uniform(minimum: 1, maximum: 3), loss: .exponential(mean: 1_000)),
        ModelBuilder.threat("second", goal: "other", attempts: .point(2), loss: .point(500)),
      ])
  }

  @Test("Conditional means are those of the closed form, the widest swing first")
  func closedForm() throws {
    let swings = try ParameterSwings(model(), under: Scenario(name: "base", seed: 4))
    #expect(
      swings.swings.map(\.name)
        == ["step.goal.probability", "threat.first.attempts", "step.other.probability"])
    // E[loss] = 2 * 0.5 * 1000 + 2 * 0.5 * 500. In a tenth at either end a uniform on [a, b] has the mean
    // a + 0.05 (b - a) or b - 0.05 (b - a).
    let expected: [(low: Double, high: Double)] = [
      (2_000 * 0.05 + 500, 2_000 * 0.95 + 500), (1.1 * 500 + 500, 2.9 * 500 + 500),
      (1_000 + 1_000 * 0.41, 1_000 + 1_000 * 0.59),
    ]
    for (swing, closed) in zip(swings.swings, expected) {
      let error = 4 * swing.standardError + 4 * 700 / Double(swings.draws).squareRoot()
      #expect(abs(swing.low - closed.low) < error, "\(swing.name)")
      #expect(abs(swing.high - closed.high) < error, "\(swing.name)")
    }
    #expect(abs(swings.mean - 1_500) < 4 * 700 / Double(swings.draws).squareRoot())
  }

  @Test("A number that bears on one threat has no part in the chance of another")
  func independentOfOthers() throws {
    let swings = try ParameterSwings(model(), under: Scenario(name: "base", seed: 4))
    let other = try #require(swings.swings.last)
    // Its own loss has a spread of 58 a draw, the first threat's 620: only the first enters the error.
    #expect(other.standardError < 5)
  }
}
