// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The head of the page: what it is about, and the figures that a board asks for.
struct SummarySection {
  let report: RiskReport

  /// The markup.
  var html: HTML {
    let result = report.result
    let portfolio = result.portfolio
    let losses = portfolio.annualLoss
    let top = result.threats.first
    return """
      <header class="top" id="summary">
      <p class="eyebrow"><bdi>\(report.subject ?? "Risk report")</bdi></p>
      <h1><bdi>\(report.title)</bdi></h1>
      <p class="lead">\(sentence)</p>
      <dl class="cards">
      \(card(
        "Expected annual loss", money(portfolio.ale.mean),
        "± \(NumberFormat.short(1.96 * portfolio.ale.standardError)) (95 %)"))\
      \(card("One year in 20 loses more than", money(losses.p95), "95 % quantile, VaR95"))\
      \(card(
        "One year in 100 loses more than", money(losses.p99), "99 % quantile, VaR99"))\
      \(card(
        "Chance of any loss event", NumberFormat.percent(portfolio.probabilityOfAnyEvent),
        "in a year"))\
      \(card(
        "Controls in place", "\(result.activeControls.count) of \(report.controls.count)",
        "\(NumberFormat.short(portfolio.controlCost.mean)) \(result.currency) a year"))\
      \(card(
        "Greatest threat", top?.title ?? "none",
        top.map { "\(NumberFormat.short($0.ale.mean)) \(result.currency) a year" } ?? ""))\
      </dl>
      </header>

      """
  }

  private var sentence: String {
    let result = report.result
    let losses = result.portfolio.annualLoss
    var words =
      "On average \(money(result.portfolio.ale.mean)) are lost a year to the \(result.threats.count) "
      + "threats of this model; a typical year loses \(money(losses.p50)), the worst 5 % of years "
      + "\(money(losses.tvar95)) on average."
    if let best = report.optimization?.plans.first, !best.controls.isEmpty {
      words +=
        " Adding \(best.controls.count) controls for \(money(best.cost)) a year would bring the "
        + "expected loss down to \(money(best.residual))."
    }
    return words
  }

  private func money(_ amount: Double) -> String {
    "\(NumberFormat.short(amount)) \(report.result.currency)"
  }

  private func card(_ name: String, _ figure: String, _ note: String) -> HTML {
    """
    <div class="card"><dt>\(name)</dt><dd class="figure"><bdi>\(figure)</bdi></dd>\
    <dd class="note">\(note)</dd></div>

    """
  }
}
