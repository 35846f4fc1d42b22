// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

extension SimulationReport {
  /// The columns of the figures in full precision; money in the scenario's currency.
  static func dataColumns(_ result: SimulationResult) -> [TableColumn<ThreatResult>] {
    typealias Column = TableColumn<ThreatResult>
    let identity: [Column] = [
      Column("rank") { String($0.rank) }, Column("rank_best") { String($0.rankDistribution.best) },
      Column("rank_worst") { String($0.rankDistribution.worst) },
      Column("threat", .leading) { $0.name }, Column("title", .leading) { $0.title },
      Column("stride", .leading) { $0.stride.rawValue },
    ]
    let rates =
      summary("vulnerability", \.vulnerability) + summary("loss_events", \.lossEventsPerYear)
      + [.number("probability_of_any_event", \.probabilityOfAnyEvent)]
    let placement: [Column] = [
      Column("likelihood", .leading) {
        word($0, result) { $0.likelihood.levels[$1.likelihood].name }
      },
      Column("impact", .leading) { word($0, result) { $0.impact.levels[$1.impact].name } },
      Column("risk", .leading) { word($0, result) { $0.risks[$1.risk] } },
      .number("cell_share") { $0.matrix?.share ?? .nan },
    ]
    return identity + rates + losses(\.ale, \.annualLoss) + gross(\.gross) + cheapest + placement
  }

  /// The portfolio's row among ``dataColumns(_:)``: what a portfolio does not have is empty.
  var portfolioData: [String] {
    let portfolio = portfolioResult
    let own =
      Self.losses(\PortfolioResult.ale, \PortfolioResult.annualLoss)
      + Self.gross(\PortfolioResult.gross)
    let figures = Dictionary(
      uniqueKeysWithValues: own.map { ($0.heading, $0.text(portfolio)) })
    return Self.dataColumns(simulation).map { column in
      switch column.heading {
      case "threat": "portfolio"
      case "title": "Portfolio"
      case "probability_of_any_event": portfolio.probabilityOfAnyEvent.description
      default: figures[column.heading] ?? ""
      }
    }
  }

  private static func summary(
    _ name: String, _ path: KeyPath<ThreatResult, Summary>,
  ) -> [TableColumn<ThreatResult>] {
    [
      .number("\(name)_mean") { $0[keyPath: path].mean },
      .number("\(name)_se") { $0[keyPath: path].standardError },
      .number("\(name)_p05") { $0[keyPath: path].p05 },
      .number("\(name)_p50") { $0[keyPath: path].p50 },
      .number("\(name)_p95") { $0[keyPath: path].p95 },
    ]
  }

  private static func losses<Element>(
    _ ale: KeyPath<Element, ExpectedLoss>,
    _ loss: KeyPath<Element, LossDistribution>,
  ) -> [TableColumn<Element>] {
    [
      .number("ale_mean") { $0[keyPath: ale].mean },
      .number("ale_se") { $0[keyPath: ale].standardError },
      .number("ale_simulated") { $0[keyPath: ale].simulatedMean },
      .number("loss_p50") { $0[keyPath: loss].p50 }, .number("loss_p90") { $0[keyPath: loss].p90 },
      .number("loss_p95") { $0[keyPath: loss].p95 }, .number("loss_p99") { $0[keyPath: loss].p99 },
      .number("loss_sd") { $0[keyPath: loss].standardDeviation },
      .number("loss_tvar95") { $0[keyPath: loss].tvar95 },
    ]
  }

  /// The figures before transfers; empty where there is no transfer.
  private static func gross<Element>(
    _ gross: KeyPath<Element, GrossLoss?>
  ) -> [TableColumn<Element>] {
    [
      .number("gross_ale_mean") { $0[keyPath: gross]?.ale.mean ?? .nan },
      .number("gross_ale_se") { $0[keyPath: gross]?.ale.standardError ?? .nan },
      .number("gross_loss_p50") { $0[keyPath: gross]?.annualLoss.p50 ?? .nan },
      .number("gross_loss_p90") { $0[keyPath: gross]?.annualLoss.p90 ?? .nan },
      .number("gross_loss_p95") { $0[keyPath: gross]?.annualLoss.p95 ?? .nan },
      .number("gross_loss_p99") { $0[keyPath: gross]?.annualLoss.p99 ?? .nan },
      .number("gross_loss_sd") { $0[keyPath: gross]?.annualLoss.standardDeviation ?? .nan },
      .number("gross_loss_tvar95") { $0[keyPath: gross]?.annualLoss.tvar95 ?? .nan },
    ]
  }

  private static var cheapest: [TableColumn<ThreatResult>] {
    [
      .number("cheapest_attack_cost_mean") { $0.cheapestAttack?.cost.mean ?? .nan },
      .number("cheapest_attack_cost_p50") { $0.cheapestAttack?.cost.p50 ?? .nan },
      TableColumn("cheapest_attack_steps", .leading) {
        $0.cheapestAttack?.steps.joined(separator: " ") ?? ""
      },
    ]
  }

  private static func word(
    _ threat: ThreatResult, _ result: SimulationResult,
    _ pick: (RiskMatrix, MatrixPlacement) -> String
  ) -> String {
    guard let matrix = result.matrix, let placement = threat.matrix else { return "" }
    return pick(matrix, placement)
  }
}
