// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections
import TestSupport
import Testing

@testable import RiskSimulation

/// Single attempts with losses: the collapsed mode of the 40-leaf tree and small models.
@Suite("Losses of single attempts")
struct AttemptSamplerTests {
  /// The tree of 40 leaves with beta parameters: any of 5, all of 2, any of 2, all of 2.
  private func oracle(isShared: Bool = false) throws -> ValidatedModel {
    var nodes: [Node] = []
    for leaf in 0..<40 {
      let law = Distribution.beta(alpha: Double(1 + leaf % 3), beta: Double(2 + 7 * leaf % 5))
      nodes.append(.step(Step(name: "l\(leaf)", probability: Estimate(law))))
    }
    func level(_ prefix: String, _ below: String, _ count: Int, _ width: Int, _ kind: Gate.Kind) {
      for index in 0..<count {
        nodes.append(
          Tree.gate("\(prefix)\(index)", kind, (0..<width).map { "\(below)\(index * width + $0)" }))
      }
    }
    level("technique", "l", 20, 2, .all)
    level("stage", "technique", 10, 2, .any)
    level("vector", "stage", 5, 2, .all)
    level("goal", "vector", 1, 5, .any)
    var model = Model()
    if isShared {
      model.parameters["p"] = Estimate(.beta(alpha: 2, beta: 3))
      for leaf in 0..<2 {
        nodes[leaf] = .step(Step(name: "l\(leaf)", probability: Estimate(.parameter("p"))))
      }
    }
    model.forest = AttackForest(nodes)
    model.threats["t"] = Threat(
      name: "t", stride: .tampering, attempts: .point(2),
      losses: [
        LossForm(
          name: "loss",
          magnitude: Estimate(.lognormal(mu: 12.520376975241362, sigma: 1.0338905924309643)))
      ], goal: "goal0")
    return try #require(ValidatedModel.validate(model).0)
  }

  @Test("E[root] 0.179333609533, and the loss of an attempt: mean 83,812, within 4 standard errors")
  func collapsed() async throws {
    let model = try oracle()
    let threat = try #require(model.model.threats["t"])
    let sample = try await AttemptSampler(threat, of: model, under: Scenario(name: "s"))
      .run(trials: 500_000, seed: 3, threads: 2)
    #expect(abs(try #require(sample.exact) - 0.179333609533) < 1e-12)
    #expect(abs(try #require(sample.zScore)) < 4)
    let losses = try #require(sample.losses)
    // Half of the annual mean of two attempts: 167,624.4881 / 2.
    #expect(abs(try #require(losses.exactMean) - 83_812.24405) < 1e-3)
    #expect(abs(losses.mean - 83_812.24405) < 4 * losses.standardError)
    #expect(losses.isCollapsed)
    // Four of five attempts lose nothing; the 95 % quantile is that of 0.72 of the successes.
    let level = 1 - 0.05 / 0.179333609533
    let law = Distribution.lognormal(mu: 12.520376975241362, sigma: 1.0338905924309643)
    #expect(abs(losses.quantiles[1] / law.quantile(level) - 1) < 0.02)
  }

  @Test("A parameter that two steps share: only at expected values")
  func shared() throws {
    let model = try oracle(isShared: true)
    let threat = try #require(model.model.threats["t"])
    let sampler = try AttemptSampler(threat, of: model, under: Scenario(name: "s"))
    #expect(!sampler.isCollapsed)
  }

  @Test("The same bits for any number of threads")
  func threads() async throws {
    let model = try oracle()
    let threat = try #require(model.model.threats["t"])
    let sampler = try AttemptSampler(threat, of: model, under: Scenario(name: "s"))
    let one = try await sampler.run(trials: 1_200_000, seed: 1, threads: 1)
    let other = try await sampler.run(trials: 1_200_000, seed: 1, threads: 3)
    #expect(one == other)
  }
}
