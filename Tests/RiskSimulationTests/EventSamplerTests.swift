// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import ExactAnalysis
import TestSupport
import Testing

@testable import RiskSimulation

/// Simulated events against exact probabilities.
@Suite("Event simulation")
struct EventSamplerTests {
  private func subject(_ forest: AttackForest, goal: String = "goal") throws -> AnalysisSubject {
    let function = try StructureFunction(goals: [goal], in: forest)
    let probabilities = function.inputs.map { name in
      guard case .step(let step)? = forest[name] else { return Double.nan }
      return BruteForce.probability(of: step)
    }
    return AnalysisSubject(
      name: goal, title: goal, function: function, probabilities: probabilities)
  }

  @Test("Random trees: within 4 standard errors of full enumeration", arguments: 1...12)
  func enumeration(seed: Int) async throws {
    let forest = RandomForest.make(
      seed: UInt64(seed), steps: 10, gates: 12, isCoherent: seed % 3 == 0)
    let exact = BruteForce(forest, goal: "goal").probability
    let sample = try await EventSampler(subject(forest)).plain(trials: 300_000, seed: 5)
    let error = (exact * (1 - exact) / 300_000).squareRoot()
    #expect(abs(sample.estimate - exact) <= 4 * error)
    #expect(abs((sample.exact ?? .nan) - exact) <= 1e-12)
  }

  @Test(
    "Random fault trees with negation and exclusive or: within 4 standard errors", arguments: 1...12
  )
  func faultTrees(seed: Int) async throws {
    let tree = RandomFaultTree.make(seed: UInt64(seed), events: 8, gates: 10)
    let probabilities = try FaultTreeFigures(tree).probabilities
    let exact = RandomFaultTree.states(of: tree).enumerated().reduce(0) { sum, state in
      guard state.element else { return sum }
      return sum
        + probabilities.enumerated().reduce(1) {
          $0 * (state.offset >> $1.offset & 1 == 1 ? $1.element : 1 - $1.element)
        }
    }
    let subject = try AnalysisSubject(goal: tree.goals[0], of: tree, probabilities: probabilities)
    let sample = try await EventSampler(subject).plain(trials: 300_000, seed: 6)
    let error = (exact * (1 - exact) / 300_000).squareRoot()
    #expect(abs(sample.estimate - exact) <= 4 * error + 1e-15)
  }

  @Test("The same figures for any number of threads, by either method")
  func threads() async throws {
    let sampler = EventSampler(try subject(RareTree.pairs(3, 0.02), goal: "goal"))
    for method in EventSample.Method.allCases {
      let one = try await sampler.run(method, trials: 1_100_000, seed: 4, threads: 1)
      for threads in [2, 3] {
        let other = try await sampler.run(method, trials: 1_100_000, seed: 4, threads: threads)
        #expect(one == other)
      }
    }
  }

  @Test("A step's bits do not depend on what other steps there are")
  func commonNumbers() async throws {
    let alone = AttackForest([Tree.step("a", 0.3), Tree.gate("goal", .any, ["a"])])
    let beside = AttackForest([
      Tree.step("b", 0), Tree.step("a", 0.3), Tree.gate("goal", .any, ["b", "a"]),
    ])
    let one = try await EventSampler(subject(alone)).plain(trials: 100_000, seed: 8)
    let other = try await EventSampler(subject(beside)).plain(trials: 100_000, seed: 8)
    #expect(one.reached == other.reached)
  }

  @Test("Trials that fill no block, and numbers that cannot be run")
  func counts() async throws {
    let certain = AttackForest([Tree.step("a", 1), Tree.gate("goal", .all, ["a"])])
    for trials in [1, 64, 100, 8_191, 8_192, 8_193, 600_001] {
      let sample = try await EventSampler(subject(certain)).plain(trials: trials, seed: 1)
      #expect(sample.trials == trials && sample.reached == trials && sample.estimate == 1)
      #expect(sample.zScore == 0)
    }
    await #expect(throws: SimulationError.trials(0)) {
      try await EventSampler(subject(certain)).plain(trials: 0, seed: 1)
    }
  }

  @Test(
    "Clopper and Pearson's interval: closed forms, published values and coverage",
    arguments: [(20, 0.1), (50, 0.02), (100, 0.5), (30, 0.97)])
  func interval(trials: Int, probability: Double) {
    // None of n: 1 - (alpha/2)^(1/n). All of n: its mirror image.
    let none = BinomialInterval(events: 0, trials: trials)
    let closed = 1 - PinnedMath.pow(0.025, 1 / Double(trials))
    #expect(none.lower == 0 && abs(none.upper - closed) < 1e-12)
    let all = BinomialInterval(events: trials, trials: trials)
    #expect(all.upper == 1 && abs(all.lower - (1 - closed)) < 1e-12)
    // The coverage is a finite sum over all counts; it is never below the confidence.
    let law = Distribution.binomial(trials: trials, probability: probability)
    var coverage = 0.0
    for events in 0...trials {
      let interval = BinomialInterval(events: events, trials: trials)
      guard interval.lower <= probability, probability <= interval.upper else { continue }
      coverage +=
        law.cumulative(Double(events)) - (events > 0 ? law.cumulative(Double(events - 1)) : 0)
    }
    #expect(coverage >= 0.95 - 1e-12)
    // scipy.stats.binomtest(7, 50).proportion_ci(0.95, "exact")
    let some = BinomialInterval(events: 7, trials: 50)
    #expect(abs(some.lower - 0.058185) < 1e-5 && abs(some.upper - 0.267396) < 1e-5)
  }

  @Test("A billion trials have an interval too, close to the normal one")
  func largeInterval() {
    let found = BinomialInterval(events: 250_000_000, trials: 1_000_000_000)
    let half = 1.959963984540054 * (0.25 * 0.75 / 1e9).squareRoot()
    #expect(abs(found.lower - (0.25 - half)) < 1e-3 * half)
    #expect(abs(found.upper - (0.25 + half)) < 1e-3 * half)
  }
}
