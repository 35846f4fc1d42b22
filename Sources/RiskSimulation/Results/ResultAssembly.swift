// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Makes the result of a run from its sums and counts.
struct ResultAssembly {
  private let scenario: Scenario
  private let model: Model
  private let compiled: CompiledScenario
  private let sums: RunSums
  private let sampling: SamplingSummary
  private let counts: TrialCounts

  /// Takes what was summed and counted.
  init(
    _ scenario: Scenario, _ model: Model, _ compiled: CompiledScenario, _ sums: RunSums,
    _ counts: TrialCounts, sampling: SamplingSummary
  ) {
    self.scenario = scenario
    self.model = model
    self.compiled = compiled
    self.sums = sums
    self.sampling = sampling
    self.counts = counts
  }

  /// The result, threats by rank.
  func result(digest: String) -> SimulationResult {
    let results = compiled.threats.indices.map { threat($0) }
    let ranking = Ranking(results, by: scenario.rankedBy, counts: counts)
    return SimulationResult(
      scenario: scenario, currency: model.currency, modelDigest: digest, trials: sums.total.trials,
      activeControls: compiled.activeControls, threats: ranking.ranked, portfolio: portfolio,
      matrix: compiled.matrix, assumptions: compiled.assumptions, sampling: sampling)
  }

  private func threat(_ index: Int) -> ThreatResult {
    let threat = compiled.threats[index]
    let moments = sums.total.threats[index]
    let counts = counts.threats[index]
    return ThreatResult(
      name: threat.name, title: threat.label, stride: threat.stride, rank: 0,
      rankDistribution: RankDistribution(best: 1, worst: compiled.threats.count, topShares: []),
      vulnerability: sums.summary(counts.vulnerability) { $0.threats[index].vulnerability },
      lossEventsPerYear: sums.summary(counts.events) { $0.threats[index].events },
      probabilityOfAnyEvent: moments.loss.anyEvent.mean,
      ale: sums.expectedLoss { $0.threats[index].loss },
      annualLoss: LossDistribution(
        counts.annualLoss,
        standardDeviation: moments.loss.standardDeviation(
          isLinear: compiled.compiled[index].isLinear)),
      largestEvent: LossDistribution(
        counts.largest, standardDeviation: moments.loss.largest.standardDeviation),
      cheapestAttack: cheapestAttack(index), matrix: placement(index),
      gross: GrossLoss(moments.loss.gross, counts.gross))
  }

  private var portfolio: PortfolioResult {
    let isLinear = compiled.compiled.allSatisfy(\.isLinear)
    let moments = sums.total
    return PortfolioResult(
      ale: sums.expectedLoss(\.portfolio), probabilityOfAnyEvent: moments.portfolio.anyEvent.mean,
      annualLoss: LossDistribution(
        counts.annualLoss,
        standardDeviation: moments.portfolio.standardDeviation(isLinear: isLinear)),
      largestEvent: LossDistribution(
        counts.largest, standardDeviation: moments.portfolio.largest.standardDeviation),
      controlCost: sums.summary(counts.controlCost, \.controlCost),
      gross: GrossLoss(moments.portfolio.gross, counts.gross))
  }

  private func cheapestAttack(_ index: Int) -> CheapestAttack? {
    let costs = counts.threats[index].cheapestCost
    guard costs.count > 0 else { return nil }
    return CheapestAttack(
      steps: compiled.compiled[index].cheapestSteps,
      cost: sums.summary(costs) { $0.threats[index].cheapestCost })
  }

  private func placement(_ index: Int) -> MatrixPlacement? {
    guard let matrix = compiled.matrix else { return nil }
    let cells = MatrixCells(matrix)
    let likelihood = cells.likelihood(rate: counts.threats[index].events.quantile(0.5))
    let impact = cells.impact(loss: counts.threats[index].impact.quantile(0.5))
    let width = matrix.impact.levels.count
    let total = Double(sums.total.trials)
    let counted = counts.threats[index].cells
    let shares = matrix.likelihood.levels.indices.map { row in
      (0..<width).map { Double(counted[row * width + $0]) / total }
    }
    return MatrixPlacement(
      likelihood: likelihood, impact: impact,
      risk: matrix.risk(likelihood: likelihood, impact: impact), shares: shares,
      intervals: matrix.likelihood.levels.indices.map { row in
        (0..<width).map { ShareInterval.wilson(Double(counted[row * width + $0]), of: total) }
      })
  }
}
