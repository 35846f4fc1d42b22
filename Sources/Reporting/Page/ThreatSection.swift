// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// The second question, what can go wrong, with its answer.
struct ThreatSection {
  let report: RiskReport

  private var result: SimulationResult { report.result }

  /// The markup.
  var html: HTML {
    let isRanked = result.threats.contains { !$0.rankDistribution.topShares.isEmpty }
    return """
      \(PageParts.part(
        "exceedance", "How bad a year can get",
        lead: "Each curve says in which share of years more is lost; both axes are logarithmic.",
        exceedance))\
      \(PageParts.part(
        "ranking", "Threats by risk",
        lead: "Ranked by \(result.scenario.rankedBy.words). Intervals hold 90 % of what is not known of the "
          + "numbers; the sampling error is that of the simulation. A click on a threat opens its tree.",
        ranked))\
      \(PageParts.part(
        "intervals", "How far apart they are",
        lead: "A mark is a threat's expected loss a year; its line spans nine years in ten, from the 5 % to the "
          + "95 % quantile. Rare but great losses have their mark beyond the line, or no line at all.",
        PageParts.figure(
          RankingChart(result).intervalCanvas.fragment("chart-intervals", top: 34),
          label: "Expected annual loss of each threat with intervals")))\
      \(matrix)\
      \(isRanked ? PageParts.part("stability", "How sure the ranks are", stability) : nil)\
      \(PageParts.part(
        "stride", "STRIDE by component",
        lead: "How many threats of each category target a component, in the threat or in its tree.",
        StrideTable(report).html))\
      \(PageParts.part(
        "trees", "Each threat and its tree",
        lead: "The likeliest minimal attack is drawn in the alarm colour. Probabilities are at the "
          + "expected values of all parameters, under the scenario's controls. Dashed edges lead to "
          + "nodes that several parents share.",
        report.threats.html { ThreatDetail(report: report, threat: $0).html }))
      """
  }

  private var exceedance: HTML {
    let plans = report.comparison?.plans.map(\.result) ?? [result]
    let shown = plans.prefix(PlanExceedanceChart.limit)
    let keys = shown.enumerated().html { index, plan in
      """
      <li><span class="key plan p\(index)"></span><bdi>\(plan.scenario.title ?? plan.scenario.name)</bdi></li>
      """
    }
    let appetite: HTML? =
      report.appetite.isEmpty ? nil : "<li><span class=\"key limit\"></span>Appetite</li>"
    let more: HTML? =
      plans.count > shown.count
      ? "<li>and \(plans.count - shown.count) more in the table of plans</li>" : nil
    return PageParts.figure(
      PlanExceedanceChart(plans, appetite: report.appetite).canvas.fragment("chart-exceedance"),
      label: "Exceedance curve", caption: "<ul class=\"keys\">\(keys)\(appetite)\(more)</ul>"
    )
    .joined(levels)
  }

  private var levels: HTML {
    let losses = result.portfolio.annualLoss
    let rows = [(0.5, losses.p50), (0.1, losses.p90), (0.05, losses.p95), (0.01, losses.p99)]
    return PageTable<(Double, Double)>(
      caption: "Losses of a year that are exceeded with a given chance",
      columns: [
        .markup("Share of years", key: \.0) { "\(PageParts.years($0.0))" },
        .number("Loses more than, \(result.currency)", { $0.1 }) { NumberFormat.short($0) },
      ], rows: rows, isNarrow: true
    ).html
  }

  private var ranked: HTML {
    PageTable<ThreatResult>(
      caption: "Threats, the greatest risk first; losses in \(result.currency) a year",
      columns: [
        .number("Rank", { Double($0.rank) }) { NumberFormat.fixed($0, decimals: 0) },
        .markup("Threat") { PageParts.link(threat: $0.name, $0.title) },
        .text("STRIDE") { $0.stride.title },
        .figure("Expected loss, 5 to 95 %", { $0.ale.mean }) { expected($0) },
        .figure("Sampling, ± 95 %", { $0.ale.margin }) {
          "<span class=\"fine\">\(NumberFormat.short($0.ale.margin))</span>"
        },
        .number("1 year in 20", { $0.annualLoss.p95 }) { NumberFormat.short($0) },
        .number("Events a year", { $0.lossEventsPerYear.mean }) { NumberFormat.short($0) },
        .figure("Vulnerability, 5 to 95 %", { $0.vulnerability.mean }) {
          """
          \(NumberFormat.percent($0.vulnerability.mean)) <span class="fine">\
          (\(NumberFormat.percentInterval($0.vulnerability.p05, $0.vulnerability.p95)))</span>
          """
        },
        .figure("Rank, 90 %", { Double($0.rankDistribution.best) }) {
          "\($0.rankDistribution.best) to \($0.rankDistribution.worst)"
        },
        .markup("Risk", key: { Double($0.matrix?.risk ?? -1) }) {
          PageParts.risk($0, result.matrix)
        },
      ], rows: result.threats, head: 1, identifier: "ranked-threats"
    ).html
  }

  private func expected(_ threat: ThreatResult) -> HTML {
    let entry = report.register.entries.first { $0.threat?.name == threat.name }
    let interval: HTML? = entry?.interval.map {
      " <span class=\"fine under\">(\(NumberFormat.short($0.p05)) to \(NumberFormat.short($0.p95)))</span>"
    }
    return "\(NumberFormat.short(threat.ale.mean))\(interval)"
  }

  private var matrix: HTML? {
    guard let chart = MatrixChart(result) else { return nil }
    return PageParts.part(
      "matrix", "Risk matrix",
      lead: "Each threat at its median likelihood and impact; the share says how many parameter "
        + "draws fall into the same cell, so a threat on a border is seen to be one.",
      PageParts.figure(
        chart.canvas(hasLegend: false).fragment("chart-matrix", top: 40), label: "Risk matrix",
        caption: "Likelihood upwards, impact to the right; numbers are ranks."
      ).joined(placements))
  }

  private var placements: HTML? {
    guard let matrix = result.matrix else { return nil }
    func word(_ threat: ThreatResult, _ word: (MatrixPlacement) -> String) -> String {
      threat.matrix.map(word) ?? ""
    }
    let table = PageTable<ThreatResult>(
      caption: "Where each threat falls, and the share of parameter draws in that cell",
      columns: [
        .number("Rank", { Double($0.rank) }) { NumberFormat.fixed($0, decimals: 0) },
        .markup("Threat") { PageParts.link(threat: $0.name, $0.title) },
        .text("Likelihood") { word($0) { matrix.likelihood.levels[$0.likelihood].name } },
        .text("Impact") { word($0) { matrix.impact.levels[$0.impact].name } },
        .markup("Risk", key: { Double($0.matrix?.risk ?? -1) }) { PageParts.risk($0, matrix) },
        .number("Share of draws", { $0.matrix?.share ?? .nan }) { NumberFormat.share($0) },
      ], rows: result.threats, head: 1
    ).html
    return PageParts.folded("Where each threat falls", table)
  }

  private var stability: HTML {
    PageParts.figure(
      RankingChart(result).stabilityCanvas.fragment("chart-stability", top: 34),
      label: "Share of draws in which each threat ranks first or among the first three",
      caption: """
        <span class="key first"></span> ranks first <span class="key three"></span> is among the \
        first three, as a share of parameter draws
        """)
  }
}

extension RankingMeasure {
  /// The measure in words.
  var words: String {
    switch self {
    case .ale: "expected annual loss"
    case .var95: "the loss that one year in 20 exceeds"
    case .probability: "the probability of at least one loss event a year"
    case .vulnerability: "vulnerability"
    case .events: "loss events a year"
    }
  }
}

extension HTML {
  /// This markup and what follows it.
  func joined(_ other: HTML?) -> HTML { "\(self)\(other)" }
}
