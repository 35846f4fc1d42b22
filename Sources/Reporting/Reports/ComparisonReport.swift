// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The report of a comparison: plans side by side, which one wins and how surely, and what moved.
public struct ComparisonReport {
  private let result: ComparisonResult

  /// Makes the report of a result.
  public init(_ result: ComparisonResult) {
    self.result = result
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: The plans, the verdict, each plan's details and the threats that moved most.
  public func text(_ style: TerminalStyle) -> String {
    let table = style.width >= 110 ? ComparisonTables.plans : ComparisonTables.narrowPlans
    let tables = [
      table(result), ComparisonTables.costs(result), ComparisonTables.returns(result),
      ComparisonTables.threats(result, limit: 8),
    ].map { $0.text(style) }
    let chosen = displacements.map { $0.text(style) }
    return style.coloured(heading, .bold) + "\n\n" + tables[0] + "\n" + verdict + "\n\n" + tables[1]
      + "\n" + tables[2] + "\n" + movedHeading + "\n\n" + tables[3] + "\n"
      + (chosen.isEmpty ? "" : chosenHeading + "\n\n" + chosen.joined(separator: "\n") + "\n")
      + settings.joined(separator: "\n") + "\n"
  }

  /// The report as Markdown, with all threats.
  public var markdown: String {
    func list(_ lines: [String]) -> String {
      lines.map { "- \(Table.markdownText($0))\n" }.joined()
    }
    return "## \(Table.markdownText(heading))\n\n" + ComparisonTables.plans(result).markdown + "\n"
      + Table.markdownText(verdict) + "\n\n" + ComparisonTables.costs(result).markdown + "\n"
      + ComparisonTables.returns(result).markdown + "\n"
      + list(result.plans.dropFirst().map { ComparisonTables.changes($0) }) + "\n" + movedHeading
      + "\n\n" + ComparisonTables.threats(result, limit: .max).markdown + "\n"
      + (displacements.isEmpty
        ? ""
        : chosenHeading + "\n\n" + displacements.map(\.markdown).joined(separator: "\n") + "\n")
      + list(settings)
  }

  /// The figures of all plans in full precision.
  public var csv: String { Table(ComparisonTables.dataColumns, result.plans).csv }

  private var heading: String {
    let base = result.base
    return "Plans against \(base.name) - \(base.label) (annual figures in \(base.result.currency))"
  }

  private var chosenHeading: String {
    "Which attacks the attacker chooses before and after, by share of draws; he chooses anew under every plan:"
  }

  /// A table for each plan whose displacement was asked for.
  private var displacements: [Table] {
    result.plans.compactMap { plan in
      plan.displacement.map { DisplacementTable.table($0, plan, result.base) }
    }
  }

  private var movedHeading: String {
    "What each plan saves by threat, with its rank and risk then:"
  }

  /// Which plan wins, by how much and how surely.
  private var verdict: String {
    let winner = result.winner
    let share = NumberFormat.share(winner.probabilityBest)
    guard winner.name == result.base.name else {
      return "Best: \(figures(of: winner)) It is the best of all in \(share) of draws."
    }
    let next = result.runnerUp.map { "\nNext: \(figures(of: $0))" } ?? ""
    return
      "No plan saves more than it costs: \(winner.name) is the best, in \(share) of draws.\(next)"
  }

  private func figures(of plan: ComparedPlan) -> String {
    let difference = plan.difference
    let ale = difference.ale
    let cost = NumberFormat.short(abs(difference.extraCost))
    return
      "\(plan.label), which saves \(NumberFormat.short(ale.mean)) a year "
      + "(95% \(NumberFormat.short(ale.lower)) to \(NumberFormat.short(ale.upper))) and costs \(cost) "
      + (difference.extraCost < 0 ? "less" : "more")
      + ": net \(NumberFormat.short(difference.netBenefit.mean)), better than \(result.base.name) in "
      + "\(NumberFormat.share(difference.probabilityBetter)) of draws."
  }

  private var settings: [String] {
    let base = result.base.result
    let semantics = ReportHeading.semantics(base)
    return [
      "Semantics: \(semantics). ROSI = (ALE before - ALE after - extra cost) / extra cost.",
      "Better, best: the share of draws of the uncertain parameters in which expected loss and cost of controls "
        + "together are lower.",
      "Better years: the same of single years, with their events. Dominance: of the yearly outlays; the first order "
        + "for everyone, the second for all who are averse to risk.",
      "Variance ratio: how many times as many trials two runs with random numbers of their own would need.",
      ReportHeading.run(base),
    ] + result.notes + base.assumptions
  }
}
