// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import TestSupport
import Testing

/// Annual losses with known laws.
///
/// Simulated figures may differ by 4 standard errors; seeds are fixed.
@Suite("Annual losses with known laws")
struct CompoundLossTests {
  private let trials = 200_000

  private func simulate(_ threat: Threat, seed: UInt64 = 1) async throws -> ThreatResult {
    let model = try ModelBuilder.model([Tree.step("goal", 1)], [threat])
    let scenario = Scenario(name: "test", trials: trials, seed: seed)
    return try await ModelBuilder.run(model, scenario).threats[0]
  }

  @Test("Compound Poisson, rate 2, lognormal: mean, standard deviation, P(0), quantiles by FFT")
  func compoundPoisson() async throws {
    let result = try await simulate(
      ModelBuilder.threat(attempts: .point(2), loss: ModelBuilder.loss))
    // Known parameters: the conditional mean is the exact one.
    #expect(abs(result.ale.mean - 934_707.60212) < 1e-6 * 934_707.6)
    #expect(abs(result.ale.simulatedMean - 934_707.60212) < 4 * result.ale.simulatedStandardError)
    #expect(abs(result.annualLoss.standardDeviation - 1_127_913.83717) < 1e-6 * 1_127_913.8)
    #expect(abs(result.probabilityOfAnyEvent - (1 - 0.1353352832)) < 1e-9)
    // The standard error of a quantile is sqrt(p (1-p) / n) / f; f from the neighbouring quantiles of
    // the exact law, 0.05 % more for the histogram's buckets.
    let quantiles = [
      (result.annualLoss.p50, 601_339.68, 0.006), (result.annualLoss.p90, 2_223_585.97, 0.009),
      (result.annualLoss.p95, 3_002_918.09, 0.012), (result.annualLoss.p99, 5_147_119.09, 0.024),
      (result.annualLoss.tvar95, 4_409_575, 0.02),
    ]
    for (found, exact, tolerance) in quantiles {
      #expect(abs(found - exact) < tolerance * exact, "\(found) against \(exact)")
    }
  }

  @Test("A tree of 40 steps with beta parameters: exact mean and standard deviation")
  func fortySteps() async throws {
    var nodes: [Node] = []
    for index in 0..<40 {
      let law = Distribution.beta(alpha: 1 + Double(index % 3), beta: 2 + Double(7 * index % 5))
      nodes.append(.step(Step(name: "s\(index)", probability: Estimate(law))))
    }
    for index in 0..<20 {
      nodes.append(Tree.gate("technique\(index)", .all, ["s\(2 * index)", "s\(2 * index + 1)"]))
    }
    for index in 0..<10 {
      let children = ["technique\(2 * index)", "technique\(2 * index + 1)"]
      nodes.append(Tree.gate("stage\(index)", .any, children))
    }
    for index in 0..<5 {
      nodes.append(
        Tree.gate("vector\(index)", .all, ["stage\(2 * index)", "stage\(2 * index + 1)"]))
    }
    nodes.append(Tree.gate("goal", .any, (0..<5).map { "vector\($0)" }))
    let model = try ModelBuilder.model(
      nodes, [ModelBuilder.threat(attempts: .point(2), loss: ModelBuilder.loss)])
    let result = try await ModelBuilder.run(model, Scenario(name: "test", trials: 50_000, seed: 3))
    let threat = result.threats[0]
    let vulnerability = threat.vulnerability
    #expect(abs(vulnerability.mean - 0.179333609533) < 4 * vulnerability.standardError)
    // Linear in each of the 40 probabilities: exact, to the digits of the oracle.
    #expect(abs(threat.ale.mean - 167_624.4881) < 0.0001 && threat.ale.standardError == 0)
    #expect(abs(threat.ale.simulatedMean - 167_624.4881) < 4 * threat.ale.simulatedStandardError)
    // By total variance from conditional moments; its own error at 50,000 trials is about 0.2 %.
    #expect(abs(threat.annualLoss.standardDeviation - 481_980.2142) < 0.008 * 481_980)
  }

  @Test("Parameters shared by name are one draw: (e1&e2) | (e3&e4) over 8760 h")
  func sharedDraws() async throws {
    // Lognormal rates with means 2e-5, 1e-5, 2e-5 and error factor 3 at 95 %.
    func rate(_ mean: Double) -> Distribution {
      let sigma = 1.0986122886681098 / 1.6448536269514722
      let logarithm = mean == 2e-5 ? -10.819778284410283 : -11.512925464970229
      return .lognormal(mu: logarithm - sigma * sigma / 2, sigma: sigma)
    }
    func step(_ name: String, _ value: Estimate.Value) -> Node {
      .step(Step(name: name, probability: Estimate(value, exposure: 8760)))
    }
    func result(isShared: Bool) async throws -> Summary {
      let last: Estimate.Value = isShared ? .parameter("pump") : .distribution(rate(1e-5))
      let nodes = [
        step("e1", .distribution(rate(2e-5))), step("e2", .parameter("pump")),
        step("e3", .distribution(rate(2e-5))), step("e4", last),
        Tree.gate("a", .all, ["e1", "e2"]), Tree.gate("b", .all, ["e3", "e4"]),
        Tree.gate("goal", .any, ["a", "b"]),
      ]
      let model = try ModelBuilder.model(
        nodes, [ModelBuilder.threat()],
        parameters: [("pump", Estimate(.distribution(rate(1e-5))))])
      // Plain trials: the spread is had from the standard error of their mean.
      let scenario = Scenario(name: "test", trials: 100_000, seed: 5, sampling: .plain)
      return try await ModelBuilder.run(model, scenario).threats[0].vulnerability
    }
    let shared = try await result(isShared: true)
    let separate = try await result(isShared: false)
    let deviation = shared.standardError * 100_000.0.squareRoot()
    #expect(abs(shared.mean - 0.02505) < 0.02 * 0.02505)
    #expect(abs(deviation - 0.0214) < 0.02 * 0.0214)
    #expect(separate.standardError < 0.95 * shared.standardError)
  }

  @Test("Negative binomial years: variance mean + mean^2 / size, P(0) = (1 + mean/size)^-size")
  func negativeBinomial() async throws {
    let result = try await simulate(
      ModelBuilder.threat(
        attempts: .point(3), loss: .point(1), occurrence: .negativeBinomial(size: 2)))
    // Loss 1 an event: the annual loss is the number of events, of variance 3 + 9/2.
    #expect(abs(result.annualLoss.standardDeviation - 7.5.squareRoot()) < 1e-9)
    #expect(abs(result.ale.simulatedMean - 3) < 4 * (7.5 / Double(trials)).squareRoot())
    // P(0) is averaged over gamma years; its standard deviation a trial is below 0.25.
    let zero = 0.16
    #expect(abs(1 - result.probabilityOfAnyEvent - zero) < 4 * 0.25 / Double(trials).squareRoot())
  }

  @Test("Ten attempts at a probability that is drawn once a year")
  func parameterUncertainty() async throws {
    let nodes: [Node] = [
      .step(Step(name: "goal", probability: Estimate(.beta(alpha: 2, beta: 3))))
    ]
    let model = try ModelBuilder.model(
      nodes, [ModelBuilder.threat(attempts: .point(10), loss: .point(1))])
    let result = try await ModelBuilder.run(model, Scenario(name: "test", trials: trials, seed: 9))
    // Poisson(10 p), p ~ beta(2, 3): mean 4, variance 4 + 100 * 0.04 = 8.
    let threat = result.threats[0]
    #expect(abs(threat.ale.mean - 4) < 1e-12 && threat.ale.standardError == 0)
    #expect(abs(threat.annualLoss.standardDeviation - 8.0.squareRoot()) < 0.01 * 8.0.squareRoot())
  }
}
