// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis
import TestSupport
import Testing

@testable import RiskSimulation

/// Goals of 1e-8 to 1e-13 whose probability is known.
@Suite("Importance sampling")
struct ImportanceSamplingTests {
  private func subject(_ forest: AttackForest) throws -> AnalysisSubject {
    let function = try StructureFunction(goals: ["goal"], in: forest)
    return AnalysisSubject(
      name: "goal", title: "goal", function: function,
      probabilities: function.inputs.map { name in
        guard case .step(let step)? = forest[name] else { return Double.nan }
        return BruteForce.probability(of: step)
      })
  }

  /// The tail of a binomial law, by summing its terms.
  private func tail(_ k: Int, of n: Int, _ p: Double) -> Double {
    Distribution.binomial(trials: n, probability: p).survival(Double(k - 1))
  }

  @Test("10 pairs at 0.1 (oracle: 6.131066e-8), with all 1,024 attacks")
  func pairs() async throws {
    let sample = try await EventSampler(subject(RareTree.pairs(10, 0.1)))
      .importance(trials: 60_000, seed: 1)
    #expect(abs(try #require(sample.exact) / 6.131066e-8 - 1) < 1e-6)
    #expect(abs(try #require(sample.zScore)) < 4)
    #expect(sample.standardError < 0.01 * sample.estimate)
    #expect(sample.guide == "all 1024 attacks")
  }

  @Test("20 pairs at 0.07, 4.1e-18: a million attacks, drawn from their diagram")
  func manyPairs() async throws {
    let sample = try await EventSampler(subject(RareTree.pairs(20, 0.07)))
      .importance(trials: 40_000, seed: 2)
    let exact = PinnedMath.pow(1 - 0.93 * 0.93, 20)
    #expect(abs(sample.estimate - exact) < 4 * sample.standardError)
    // The weights vary by less than the sum of all attacks over the goal's probability, 2.0.
    #expect(sample.standardError < 0.01 * exact)
  }

  @Test("5 of 40 at 1e-3 and at 2e-4: 6.4e-10 and 2.1e-13", arguments: [1e-3, 2e-4])
  func threshold(p: Double) async throws {
    // 658,008 minimal attacks of equal probability.
    let sample = try await EventSampler(subject(RareTree.threshold(5, of: 40, p)))
      .importance(trials: 20_000, seed: 3)
    let exact = tail(5, of: 40, p)
    #expect(abs(sample.estimate - exact) < 4 * sample.standardError)
    #expect(sample.standardError < 0.05 * exact)
    #expect(sample.effectiveSampleSize > 1_000)
  }

  @Test("A defence that holds nine times of ten: 1e-4 (1 - (1 - 1e-5)(1 - 3e-5)) / 10")
  func defence() async throws {
    let sample = try await EventSampler(subject(RareTree.defended()))
      .importance(trials: 200_000, seed: 4)
    let exact = 1e-4 * (4e-5 - 3e-10) * 0.1
    #expect(abs(sample.estimate - exact) < 4 * sample.standardError)
    #expect(sample.standardError < 0.02 * exact)
  }

  @Test("Without diagrams attacks are found by sampling: the same goals")
  func multilevel() async throws {
    let cases: [(AttackForest, Double)] = [
      (RareTree.pairs(10, 0.1), PinnedMath.pow(0.19, 10)),
      (RareTree.threshold(4, of: 12, 1e-3), tail(4, of: 12, 1e-3)),
      (RareTree.defended(), 1e-4 * (4e-5 - 3e-10) * 0.1),
    ]
    for (forest, exact) in cases {
      let sample = try await EventSampler(subject(forest), nodeLimit: 0)
        .importance(trials: 300_000, seed: 5)
      #expect(sample.exact == nil && sample.guide?.contains("sampling") == true)
      #expect(abs(sample.estimate - exact) < 4 * sample.standardError, "\(exact)")
      #expect(sample.standardError < 0.05 * exact, "\(exact)")
    }
  }

  @Test("Random trees made rare: unbiased whatever the guide", arguments: 1...6)
  func random(seed: Int) async throws {
    let forest = RandomForest.make(
      seed: UInt64(seed), steps: 12, gates: 14, isCoherent: seed % 2 == 0)
    var subject = try subject(forest)
    subject.probabilities = subject.probabilities.map { $0 * 0.02 }
    for limit in [0, ProbabilityProgram.defaultNodeLimit] {
      let sample = try await EventSampler(subject, nodeLimit: limit)
        .importance(trials: 130_000, seed: 7)
      let exact = try ProbabilityProgram(subject.function).evaluate(subject.probabilities)[0]
      let error = max(sample.standardError, 1e-12 * exact)
      #expect(abs(sample.estimate - exact) <= 4 * error, "\(seed), \(limit)")
    }
  }

  @Test("Auto takes plain trials for a common goal, weighted ones for a rare one")
  func choice() async throws {
    let common = try await EventSampler(subject(RareTree.pairs(2, 0.5)))
      .run(nil, trials: 100_000, seed: 1)
    #expect(common.method == .plain)
    let rare = try await EventSampler(subject(RareTree.pairs(6, 0.01)))
      .run(nil, trials: 100_000, seed: 1)
    #expect(rare.method == .importance)
    #expect(abs(try #require(rare.zScore)) < 4)
  }

  @Test("No weight exceeds one over the share of plain trials, or the sum of all attacks")
  func weights() async throws {
    let complete = try await EventSampler(subject(RareTree.pairs(6, 0.1)))
      .importance(trials: 50_000, seed: 1)
    // All weights lie between S/64 and S = 64 * 1e-6, so that each is worth a 64th of a trial at least.
    #expect(complete.greatestShare * complete.estimate * 50_000 <= 64e-6 * (1 + 1e-12))
  }

  @Test("A goal that nothing reaches is 0 by either method")
  func impossible() async throws {
    let forest = AttackForest([
      Tree.step("a", 0), Tree.step("b", 0.5), Tree.gate("goal", .all, ["a", "b"]),
    ])
    for method in EventSample.Method.allCases {
      let sample = try await EventSampler(subject(forest)).run(method, trials: 10_000, seed: 1)
      #expect(sample.estimate == 0 && sample.zScore == 0)
    }
  }
}
