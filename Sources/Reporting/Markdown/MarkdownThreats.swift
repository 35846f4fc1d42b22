// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// What can go wrong: the second question of a Markdown report.
struct MarkdownThreats {
  let report: RiskReport
  /// The link to a chart; empty where charts are not linked.
  let picture: (ChartKind) -> String

  /// The section.
  var text: String {
    let result = report.result
    let matrix = MatrixReport(result).map {
      "### Risk matrix\n\n" + picture(.matrix) + MarkdownParts.body(of: $0.markdown) + "\n"
    }
    return "## 2. What can go wrong?\n\n### Threats by rank\n\n" + picture(.ranking)
      + MarkdownParts.body(of: SimulationReport(result).markdown) + "\n" + picture(.stability)
      + "### Bad years\n\n" + picture(.exceedance) + curve.markdown + "\n" + (matrix ?? "")
      + "### STRIDE matrix\n\n"
      + MarkdownParts.body(
        of: StrideReport(StrideMatrix(report.model, asOf: report.asOf)).markdown)
      + "\n### Attack trees\n\n" + report.threats.map { threat($0) }.joined(separator: "\n")
  }

  /// The loss that one year in so many exceeds, gross beside net where there is a transfer.
  private var curve: Table {
    let portfolio = report.result.portfolio
    let gross = portfolio.gross?.annualLoss.exceedance ?? []
    let points = portfolio.annualLoss.exceedance.filter { $0.probability <= 0.5 && $0.loss > 0 }
    var columns: [TableColumn<ExceedancePoint>] = [
      TableColumn("One year in") { NumberFormat.short(1 / $0.probability) },
      TableColumn("loses more than, \(report.result.currency)") { NumberFormat.short($0.loss) },
    ]
    if !gross.isEmpty {
      columns.append(
        TableColumn("before transfers") { point in
          gross.first { $0.probability == point.probability }.map { NumberFormat.short($0.loss) }
            ?? ""
        })
    }
    return Table(columns, points)
  }

  private func threat(_ threat: ReportedThreat) -> String {
    let goal = threat.threat.goal
    let attack = Set(threat.nodes.filter(\.isDominating).map(\.node.name))
    let annotation = TreeAnnotation(
      probabilities: Dictionary(
        threat.nodes.compactMap { node in node.probability.map { (node.node.name, $0) } },
        uniquingKeysWith: { first, _ in first }),
      costs: Dictionary(
        threat.steps.compactMap { step in step.cost.map { (step.step.name, $0) } },
        uniquingKeysWith: { first, _ in first }), currency: report.result.currency, caption: "",
      attack: report.model.forest.course(of: attack, to: [goal]))
    let tree = TreeMermaid(goals: [goal], of: report.model, annotation: annotation)
    return "#### \(Table.markdownText(threat.threat.label))\n\n"
      + MarkdownParts.list(facts(threat)) + "\n" + attacks(threat).markdown + "\n"
      + MarkdownParts.folded(
        "Tree of \(threat.threat.label), the likeliest attack in red",
        MarkdownParts.diagram(tree.text(title: threat.threat.label)))
      + "\n" + MarkdownParts.folded("Its \(threat.steps.count) steps", steps(threat).markdown)
  }

  private func facts(_ threat: ReportedThreat) -> [String] {
    let result = threat.result
    let targets = threat.threat.targets.map { report.label(ofComponent: $0) }
    let risk = result.matrix.flatMap { placement in
      report.result.matrix.map {
        "\($0.risks[placement.risk]) \(NumberFormat.share(placement.share))"
      }
    }
    var facts = [
      "\(threat.threat.stride.title); rank \(result.rank) (90%: \(result.rankDistribution.best) to "
        + "\(result.rankDistribution.worst))" + (risk.map { "; risk \($0)" } ?? ""),
      "Expected loss \(NumberFormat.short(result.ale.mean)) \(report.result.currency) a year; "
        + "\(NumberFormat.short(result.lossEventsPerYear.mean)) events a year; an attempt succeeds in "
        + NumberFormat.percent(result.vulnerability.mean),
    ]
    if !targets.isEmpty { facts.append("Targets: \(targets.joined(separator: ", "))") }
    if let note = threat.threat.note { facts.append(note) }
    return facts
  }

  private func attacks(_ threat: ReportedThreat) -> Table {
    Table(
      [
        TableColumn("Probability") { NumberFormat.probability($0.probability) },
        TableColumn("Cost") { NumberFormat.short($0.cost) },
        .text("Likeliest attacks") { attack in
          attack.steps.map { report.label(of: $0) }.joined(separator: "; ")
        },
      ] as [TableColumn<GoalAnalysis.Attack>], threat.analysis.attacks)
  }

  private func steps(_ threat: ReportedThreat) -> Table {
    Table(
      [
        .text("Step") { $0.step.title ?? $0.step.name },
        TableColumn("Probability") { NumberFormat.percent($0.probability) },
        TableColumn("90%") {
          NumberFormat.percentInterval($0.range.lowerBound, $0.range.upperBound)
        },
        TableColumn("Criticality") { $0.criticality.map { NumberFormat.share($0) } ?? "" },
        .text("Source") { $0.source }, .text("Confidence") { $0.confidence?.rawValue },
      ] as [TableColumn<ReportedStep>], threat.steps)
  }
}
