// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import RiskSimulation
import TestSupport
import Testing

/// Exact probabilities under uncertain parameters.
@Suite("Uncertainty of a goal")
struct GoalUncertaintyTests {
  /// (e1 & e2) | (e3 & e4), exponential over a year, lognormal rates of error factor 3 at 95 %; e2 and e4
  /// are one draw if `isShared`.
  private func tree(isShared: Bool) -> FaultTree {
    func rate(_ name: String, _ mean: Double) -> FaultTreeParameter {
      let sigma = PinnedMath.log(3) / 1.6448536269514722
      return FaultTreeParameter(
        name: name,
        expression: .deviate(
          .lognormal(mu: PinnedMath.log(mean) - sigma * sigma / 2, sigma: sigma)))
    }
    func event(_ name: String, _ parameter: Int) -> BasicEvent {
      BasicEvent(
        name: name,
        probability: .apply(.exponentialFailure, [.parameter(parameter), .constant(8760)]))
    }
    return FaultTree(
      gates: [
        FaultTreeGate(
          name: "top",
          formula: .any([.all([.event(0), .event(1)]), .all([.event(2), .event(3)])]))
      ],
      events: [
        event("e1", 0), event("e2", 1), event("e3", 2), event("e4", isShared ? 1 : 3),
      ],
      parameters: [rate("r1", 2e-5), rate("r2", 1e-5), rate("r3", 2e-5), rate("r4", 1e-5)],
      goals: [0])
  }

  @Test("Events that share a parameter: point value 0.02678, mean 0.02505, deviation 0.0214")
  func shared() throws {
    let figures = try FaultTreeFigures(tree(isShared: true))
    let subject = try AnalysisSubject(
      goal: 0, of: tree(isShared: true), probabilities: figures.probabilities)
    let point = try #require(try GoalAnalysis(subject).probability)
    #expect(abs(point - 0.02678) < 5e-6)
    let together = try GoalUncertainty(
      goal: 0, of: tree(isShared: true), trials: 400_000, seed: 7)
    // Four standard errors are 0.5 %; the known figures are given to 2 %.
    #expect(abs(together.probability.mean / 0.02505 - 1) < 0.02)
    #expect(abs(together.standardDeviation / 0.0214 - 1) < 0.02)
    let apart = try GoalUncertainty(goal: 0, of: tree(isShared: false), trials: 400_000, seed: 7)
    #expect(apart.standardDeviation < 0.95 * together.standardDeviation)
  }

  @Test("The error factor of a lone lognormal event is that of its law")
  func errorFactor() throws {
    let law = Distribution.lognormal(mu: -9, sigma: PinnedMath.log(5) / 1.6448536269514722)
    let tree = FaultTree(
      gates: [FaultTreeGate(name: "top", formula: .event(0))],
      events: [BasicEvent(name: "e", probability: .deviate(law))], goals: [0])
    let found = try GoalUncertainty(goal: 0, of: tree, trials: 200_000, seed: 3)
    // The quantiles' standard errors are about 0.4 %, the histogram's cells 0.1 %.
    #expect(abs(found.errorFactor / 5 - 1) < 0.02)
  }

  @Test("Importance has an interval: Birnbaum's measure of one of two is the other's law")
  func importance() throws {
    let tree = FaultTree(
      gates: [FaultTreeGate(name: "top", formula: .all([.event(0), .event(1)]))],
      events: [
        BasicEvent(name: "a", probability: .deviate(.uniform(minimum: 0.2, maximum: 0.6))),
        BasicEvent(name: "b", probability: .constant(0.5)),
      ], goals: [0])
    let found = try GoalUncertainty(
      goal: 0, of: tree, trials: 1000, seed: 1, hasImportance: true)
    let a = try #require(found.importance["a"])
    #expect(a.birnbaum.p05 == 0.5 && a.birnbaum.p95 == 0.5)
    let b = try #require(found.importance["b"])
    // Quantiles of 1,000 uniform draws: five standard errors of the 5 % quantile are 0.014.
    #expect(abs(b.birnbaum.p05 - 0.22) < 0.014 && abs(b.birnbaum.p95 - 0.58) < 0.014)
    #expect(abs(b.criticality.mean - 1) < 1e-12)
  }

  @Test("The functions of expressions")
  func functions() throws {
    let cases: [(NumericExpression.Operator, [Double], Double)] = [
      (.sum, [0.1, 0.2], 0.3), (.difference, [0.5, 0.1, 0.1], 0.3), (.product, [0.5, 0.6], 0.3),
      (.quotient, [0.6, 2], 0.3), (.minimum, [0.9, 0.3], 0.3), (.maximum, [0.1, 0.3], 0.3),
      (.mean, [0.2, 0.4], 0.3), (.power, [0.5, 2], 0.25), (.squareRoot, [0.09], 0.3),
      (.absolute, [-0.3], 0.3), (.exponential, [-1], 0.36787944117144233),
      (.logarithm, [1.3498588075760032], 0.3), (.decimalLogarithm, [2], 0.3010299956639812),
      (.exponentialFailure, [0.1, 5], 0.3934693402873666),
      // scipy.stats.weibull_min.cdf(6, 1.5, loc=1, scale=10)
      (.weibullFailure, [10, 1.5, 1, 6], 0.2978114986734404),
      // (b - (b - a (b + c)) exp(-(b + c) d))/(b + c)
      (.demandFailure, [0.1, 0.02, 0.3, 4], 0.0729263987669948),
      // 4 hours after the first test, every 10 hours: 1 - exp(-0.01 * 4)
      (.periodicTest, [0.01, 10, 20, 34], 0.03921056084767682),
    ]
    for (function, operands, expected) in cases {
      let tree = FaultTree(
        gates: [FaultTreeGate(name: "top", formula: .event(0))],
        events: [
          BasicEvent(
            name: "e",
            probability: .apply(function, operands.map { .constant($0) }))
        ], goals: [0])
      let found = try FaultTreeFigures(tree).probabilities[0]
      #expect(abs(found - expected) < 1e-9, "\(function)")
    }
  }

  @Test("Missing probabilities, such outside [0, 1] and cycles of parameters are errors")
  func errors() {
    func tree(_ expression: NumericExpression?) -> FaultTree {
      FaultTree(
        gates: [FaultTreeGate(name: "top", formula: .event(0))],
        events: [BasicEvent(name: "e", probability: expression)],
        parameters: [FaultTreeParameter(name: "p", expression: .parameter(0))], goals: [0])
    }
    #expect(throws: SimulationError.noProbability(event: "e")) { try FaultTreeFigures(tree(nil)) }
    #expect(throws: SimulationError.probability(event: "e", 1.5)) {
      try FaultTreeFigures(tree(.constant(1.5)))
    }
    #expect(throws: SimulationError.parameterCycle("p")) {
      try FaultTreeFigures(tree(.parameter(0)))
    }
  }
}
