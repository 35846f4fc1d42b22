// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// The third question, what do we do about it, with its answer.
struct PlanSection {
  let report: RiskReport

  private var currency: String { report.result.currency }

  /// The markup.
  var html: HTML {
    """
    \(report.whatIf.map { WhatIfSection(report: report, whatIf: $0).html })\
    \(PageParts.part("controls", "Controls and their status", controls))\
    \(comparison)\
    \(optimum)\
    \(responses)
    """
  }

  private var controls: HTML {
    PageTable<ReportedControl>(
      caption: "Controls of the model; costs in \(currency) a year",
      columns: [
        .text("Control") { $0.control.label },
        .markup("Status") { PageParts.badge($0.control.status) },
        .text("In the scenario") { $0.isActive ? "yes" : "no" },
        .number("Cost", { $0.cost ?? .nan }) { NumberFormat.short($0) },
        .figure("Threats", { Double($0.threats.count) }) { control in
          control.threats.isEmpty
            ? "<span class=\"none\">none</span>"
            : "<span title=\"\(titles(control.threats))\">\(control.threats.count)</span>"
        },
        .text("Owner") { $0.control.owner ?? "" },
        .markup("Source") { control in
          let confidence = control.control.confidence?.rawValue ?? "unsaid"
          return
            "<bdi>\(control.control.source ?? "")</bdi> \(PageParts.badge(confidence, confidence))"
        },
      ], rows: report.controls, identifier: "controls-table"
    ).html
  }

  private func titles(_ threats: [String]) -> String {
    threats.map { report.model.threats[$0]?.label ?? $0 }.joined(separator: "; ")
  }

  private var comparison: HTML? {
    guard let comparison = report.comparison else { return nil }
    let table = PageTable<ComparedPlan>(
      caption: "Plans over the same trials; money in \(currency) a year",
      columns: [
        .text("Plan") { $0.label },
        .number("Expected loss", { $0.result.portfolio.ale.mean }) { NumberFormat.short($0) },
        .number("1 year in 20", { $0.result.portfolio.annualLoss.p95 }) { NumberFormat.short($0) },
        .number("Saves", { $0.difference.ale.mean }) { NumberFormat.short($0) },
        .figure("Sampling, ± 95 %", \.difference.ale.margin) {
          "<span class=\"fine\">\(NumberFormat.short($0.difference.ale.margin))</span>"
        },
        .number("Costs more", { $0.difference.extraCost }) { NumberFormat.short($0) },
        .number("Net benefit", { $0.difference.netBenefit.mean }) { NumberFormat.short($0) },
        .number("Better in", { $0 == comparison.base ? .nan : $0.difference.probabilityBetter }) {
          NumberFormat.share($0)
        },
        .number("Is the best in", { $0.probabilityBest }) { NumberFormat.share($0) },
      ], rows: comparison.plans, identifier: "plans-table"
    ).html
    let notes = comparison.notes.html { "<p class=\"remark\">\($0)</p>\n" }
    return PageParts.part(
      "plans", "Plans compared",
      lead: "Differences are taken within each trial, so that chance does not blur them. "
        + "Shares are of parameter draws, for loss and cost together.",
      "\(table)\(notes)")
  }

  private var optimum: HTML? {
    guard let optimum = report.optimization else { return nil }
    let table = PageTable<(offset: Int, element: PlanFigures)>(
      caption:
        "The best plans found for a budget of \(NumberFormat.short(optimum.budget)) \(currency)",
      columns: [
        .markup("Controls to add") { plan in
          plan.element.controls.isEmpty
            ? "none" : PageParts.list(plan.element.controls.map { report.label(ofControl: $0) })
        },
        .number("Cost", { $0.element.cost }) { NumberFormat.short($0) },
        .number("Expected loss left", { $0.element.residual }) { NumberFormat.short($0) },
        .number("Together", { $0.element.total }) { NumberFormat.short($0) },
      ], rows: Array(optimum.plans.enumerated()), identifier: "optimum-table"
    ).html
    let others = others(beside: optimum)
    let front = PageParts.figure(
      chart(optimum, others).canvas.fragment("chart-front"), label: "Cost against expected loss",
      caption: """
        <p>The steps are the least expected loss that each budget can buy, by \
        \(optimum.front.count) plans; some have a mark, all tell their controls under the pointer.</p>\
        <ul class="keys">\
        \(others.html { "<li><b class=\"letter \(raw: $0.style)\">\($0.mark)</b> <bdi>\($0.name)</bdi></li>" })</ul>
        """)
    return PageParts.part(
      "optimum", "What money buys",
      lead: optimum.isComplete
        ? "The best plan is proven over \(NumberFormat.grouped(optimum.draws)) parameter draws."
        : "The search was stopped: the best plan may be \(NumberFormat.short(optimum.gap)) \(currency) "
          + "a year from the optimum.",
      "\(front)\(table)")
  }

  /// Plans beside the front: the scenario, the optimum, and those compared, with letters.
  private func others(beside optimum: OptimizationResult) -> [FrontChart.Point] {
    let base = report.result.portfolio
    var others = [
      FrontChart.Point(
        name: report.title, cost: 0, residual: base.ale.mean, mark: "A", style: "mark now")
    ]
    if let best = optimum.plans.first, !best.controls.isEmpty {
      others.append(
        .init(
          name: "Optimum, loss and cost together", cost: best.cost, residual: best.residual,
          mark: "B", style: "mark best"))
    }
    let letters = Array("CDEFGHIJKLMNOPQRSTUVWXYZ").map(String.init)
    for (plan, letter) in zip(report.comparison?.plans.dropFirst() ?? [], letters) {
      others.append(
        .init(
          name: plan.label, cost: max(plan.difference.extraCost, 0),
          residual: plan.result.portfolio.ale.mean, mark: letter, style: "mark other"))
    }
    return others
  }

  private func chart(
    _ optimum: OptimizationResult, _ others: [FrontChart.Point]
  ) -> FrontChart {
    FrontChart(
      front: optimum.front.map {
        .init(
          name: words($0.controls),
          cost: $0.cost, residual: $0.residual, style: "mark")
      }, others: others, currency: currency)
  }

  /// The controls of a plan, the first few by name.
  private func words(_ controls: [String]) -> String {
    guard !controls.isEmpty else { return "No further control" }
    let names = controls.prefix(4).map { report.label(ofControl: $0) }.joined(separator: ", ")
    return controls.count > 4 ? "\(names) and \(controls.count - 4) more" : names
  }

  private var responses: HTML? {
    guard !report.register.entries.isEmpty else { return nil }
    return PageParts.part(
      "register", "Register of responses",
      lead:
        "What is done about each risk, and the expected loss a year that remains under this scenario, "
        + "with the interval that holds 90 % of what is not known of the numbers.",
      RegisterTable(report: report).html)
  }
}
