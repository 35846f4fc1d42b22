// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation
import Testing

/// Curves over a number of the model, where closed forms are known.
@Suite("Sweeps")
struct SweepTests {
  private func points(
    attempts: [Double], loss: Distribution = .exponential(mean: 100), trials: Int = 20_000
  ) throws -> [PlanCandidate] {
    try attempts.map { attempts in
      let model = try ModelBuilder.model(
        [.step(Step(name: "goal", probability: Estimate(.beta(alpha: 2, beta: 2))))],
        [
          ModelBuilder.threat(attempts: .point(attempts), loss: loss),
          ModelBuilder.threat("other", attempts: .point(3), loss: .exponential(mean: 50)),
        ])
      return PlanCandidate(
        model: model, digest: "\(attempts)",
        scenario: Scenario(name: "test", trials: trials, seed: 5, sampling: .plain))
    }
  }

  private func sweep(
    _ attempts: [Double], _ measure: SweepMeasure, threat: String? = nil, threads: Int = 2,
    trials: Int = 20_000
  ) async throws -> SweepResult {
    try await Sweep(
      points(attempts: attempts, trials: trials),
      axes: [SweepAxis(name: "attempts", values: attempts)], measure: measure, threat: threat
    ).run(digest: "base", threads: threads)
  }

  @Test("ALE is attempts x E[p] x E[loss], changes are paired: their error is that of what moves")
  func ale() async throws {
    let found = try await sweep([1, 2, 4], .ale, threat: "threat")
    for (point, attempts) in zip(found.points, [1.0, 2, 4]) {
      #expect(abs(point.value - attempts * 0.5 * 100) < 4 * point.standardError)
      #expect(abs(point.change - (attempts - 1) * 50) < 4 * point.changeStandardError + 1e-12)
      // The change is (attempts - 1) x 100 x p, and sd(p) of beta(2, 2) is sqrt(0.05).
      let expected = (attempts - 1) * 100 * 0.05.squareRoot() / 20_000.0.squareRoot()
      #expect(abs(point.changeStandardError - expected) <= 0.03 * expected)
    }
    #expect(found.points[0].change == 0 && found.points[0].changeStandardError == 0)
  }

  @Test("What does not move leaves no trace in the changes")
  func others() async throws {
    let all = try await sweep([1, 2], .ale).points[1]
    let one = try await sweep([1, 2], .ale, threat: "threat").points[1]
    #expect(abs(all.change - one.change) < 1e-9)
    #expect(abs(all.changeStandardError - one.changeStandardError) < 1e-9)
    let other = try await sweep([1, 2], .ale, threat: "other").points[1]
    #expect(other.change == 0)
  }

  @Test("Probability and vulnerability: E[1 - exp(-a p)] = 1 - M(-a) of beta(2, 2), and 1/2")
  func probabilities() async throws {
    let found = try await sweep([1, 3], .probability, threat: "threat")
    // scipy: 1 - hyp1f1(2, 4, -1) and 1 - hyp1f1(2, 4, -3).
    for (point, expected) in zip(found.points, [0.3781700589, 0.7224588129]) {
      #expect(abs(point.value - expected) < 4 * point.standardError)
    }
    let vulnerability = try await sweep([1, 3], .vulnerability, threat: "threat")
    #expect(vulnerability.points[1].change == 0)
    #expect(abs(vulnerability.points[0].value - 0.5) < 4 * vulnerability.points[0].standardError)
  }

  @Test("VaR and TVaR are those of simulate, with errors that shrink in the paired change")
  func quantiles() async throws {
    for (measure, key) in [(SweepMeasure.var95, \LossDistribution.p95), (.tvar95, \.tvar95)] {
      let found = try await sweep([2, 2.2], measure)
      for (point, candidate) in zip(found.points, try points(attempts: [2, 2.2])) {
        let alone = try await ModelBuilder.run(candidate.model, candidate.scenario)
        #expect(point.value == alone.portfolio.annualLoss[keyPath: key])
        #expect(point.standardError > 0)
      }
      #expect(found.points[1].changeStandardError < found.points[1].standardError)
    }
  }

  @Test("The number of threads has no bearing on a bit")
  func threads() async throws {
    for measure in [SweepMeasure.ale, .tvar95] {
      let one = try await sweep([1, 2], measure, threads: 1)
      let three = try await sweep([1, 2], measure, threads: 3)
      #expect(one == three)
    }
  }

  @Test("Ranges meet their ends, in both directions")
  func ranges() {
    #expect(
      SweepAxis.range(from: 0, to: 1, step: 0.1) == [
        0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
      ])
    #expect(SweepAxis.range(from: 2, to: 1, step: 0.5) == [2, 1.5, 1])
    #expect(SweepAxis.range(from: 1, to: 1, step: 1) == [1])
    #expect(SweepAxis.range(from: 0, to: 1, step: 0.4) == [0, 0.4, 0.8])
    for step in [0, .nan, .infinity, 1e-9] {
      #expect(SweepAxis.range(from: 0, to: 1, step: step) == nil)
    }
  }

  @Test("What cannot be swept is said")
  func errors() throws {
    let points = try points(attempts: [1])
    let axes = [SweepAxis(name: "attempts", values: [1])]
    #expect(throws: SweepError.needsThreat) {
      try Sweep(points, axes: axes, measure: .vulnerability)
    }
    #expect(throws: SweepError.unknownThreat("x")) {
      try Sweep(points, axes: axes, measure: .ale, threat: "x")
    }
    #expect(throws: SweepError.points(0, limit: Sweep.pointLimit)) {
      try Sweep([], axes: axes, measure: .ale)
    }
  }
}
