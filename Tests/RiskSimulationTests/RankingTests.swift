// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation
import TestSupport
import Testing

@Suite("Ranking and the risk matrix")
struct RankingTests {
  /// Three threats: `small` below `wide`, which reaches below and above `large`.
  private func model() throws -> ValidatedModel {
    var model = Model()
    model.forest = AttackForest([Tree.step("goal", 1)])
    let threats = [
      ModelBuilder.threat("small", attempts: .point(1), loss: .point(10)),
      ModelBuilder.threat(
        "wide", attempts: .uniform(minimum: 2, maximum: 10), loss: .point(10)),
      ModelBuilder.threat("large", attempts: .point(8), loss: .point(10)),
    ]
    for threat in threats { model.threats[threat.name] = threat }
    model.matrix = RiskMatrix(
      likelihoodMeasure: .eventsPerYear,
      likelihood: RiskScale(levels: [
        .init(name: "Low", lowerBound: 0), .init(name: "High", lowerBound: 4),
      ]),
      impact: RiskScale(levels: [
        .init(name: "Low", lowerBound: 0), .init(name: "High", lowerBound: 100),
      ]),
      risks: ["Low", "High"], cells: [[0, 1], [1, 1]])
    return try #require(ValidatedModel.validate(model).0)
  }

  private func run(_ measure: RankingMeasure) async throws -> SimulationResult {
    let scenario = Scenario(name: "test", trials: 20_000, seed: 4, rankedBy: measure)
    return try await ModelBuilder.run(try model(), scenario)
  }

  @Test("Ranks follow the measure, with the share of draws in which each is among the first")
  func shares() async throws {
    let threats = try await run(.ale).threats
    #expect(threats.map(\.name) == ["large", "wide", "small"])
    #expect(threats.map(\.rank) == [1, 2, 3])
    // `wide` is first if its rate exceeds 8: a quarter of the draws, standard error 0.003.
    let first = threats[1].rankDistribution.topShares[0]
    #expect(abs(first - 0.25) < 4 * (0.25 * 0.75 / 20_000).squareRoot())
    #expect(threats[1].rankDistribution.best == 1 && threats[1].rankDistribution.worst == 2)
    #expect(threats[2].rankDistribution.best == 3 && threats[2].rankDistribution.worst == 3)
  }

  @Test("Every measure ranks by what it says", arguments: RankingMeasure.allCases)
  func measures(measure: RankingMeasure) async throws {
    let threats = try await run(measure).threats
    let values = threats.map { $0.value(of: measure) }
    #expect(values == values.sorted(by: >))
  }

  @Test("A threat on the border of cells shows its share in each")
  func cells() async throws {
    let result = try await run(.ale)
    let wide = try #require(result.threats.first { $0.name == "wide" }?.matrix)
    // The rate lies below 4 in a quarter of the draws; its mean is 6.
    #expect(wide.likelihood == 1 && wide.impact == 0 && wide.risk == 1)
    #expect(abs(wide.shares[0][0] - 0.25) < 4 * (0.25 * 0.75 / 20_000).squareRoot())
    #expect(abs(wide.shares.joined().reduce(0, +) - 1) < 1e-12)
  }

  @Test("Gates fail on what they name")
  func gates() async throws {
    let result = try await run(.ale)
    #expect(RiskGate(.exceeds(.ale, 100), description: "").fails(result) == true)
    #expect(RiskGate(.exceeds(.ale, 200), description: "").fails(result) == false)
    #expect(RiskGate(.reaches("High"), description: "").fails(result) == true)
    #expect(RiskGate(.reaches("Huge"), description: "").fails(result) == nil)
  }
}
