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
      <p class="lead">\(sentence)\(plans)\(optimum)</p>
      <dl class="cards">
      \(card(
        "Expected annual loss", money(portfolio.ale.mean),
        "± \(NumberFormat.short(portfolio.ale.margin)) by simulation (95 %)"))\
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
    return
      "On average \(money(result.portfolio.ale.mean)) are lost a year to the \(result.threats.count) "
      + "threats of this model; a typical year loses \(money(losses.p50)), the worst 5 % of years "
      + "\(money(losses.tvar95)) on average."
  }

  /// What the plans that are compared are worth beside the scenario.
  private var plans: HTML? {
    guard let comparison = report.comparison,
      let best = comparison.plans.dropFirst().max(by: {
        $0.difference.netBenefit.mean < $1.difference.netBenefit.mean
      })
    else { return nil }
    let count = comparison.plans.count - 1
    let (difference, losses) = (best.difference, best.result.portfolio.annualLoss)
    let worth =
      "\(money(difference.ale.mean)) a year for \(money(difference.extraCost)) and brings the loss "
      + "that one year in 20 exceeds to \(money(losses.p95))"
    let share = NumberFormat.share(difference.probabilityBetter)
    if difference.netBenefit.mean > 0 {
      let rank = count > 1 ? "Of the \(count) plans compared the best is" : "The plan compared is"
      return """
         \(rank) <bdi>\(best.label)</bdi>: it saves \(worth), and pays in \(share) of parameter draws.
        """
    }
    let none =
      count > 1 ? "None of the \(count) plans compared saves" : "The plan compared does not save"
    return """
       \(none) what it costs in expected loss; the nearest, <bdi>\(best.label)</bdi>, saves \(worth).
      """
  }

  private var optimum: HTML? {
    guard let best = report.optimization?.plans.first, !best.controls.isEmpty else { return nil }
    let names = best.controls.prefix(3).map { report.label(ofControl: $0) }
    let more = best.controls.count > 3 ? " and \(best.controls.count - 3) more" : ""
    return """
       The most is gained by adding <bdi>\(names.joined(separator: ", "))</bdi>\(more): for \
      \(money(best.cost)) a year the expected loss falls to \(money(best.residual)).
      """
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
