// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis
import RiskSimulation

/// The exact analysis of a goal in plain words and tables.
public struct ExactReport {
  private let goal: GoalAnalysis
  private let currency: String

  /// Makes the report of an analysis.
  public init(_ goal: GoalAnalysis, currency: String) {
    self.goal = goal
    self.currency = currency
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: What is exact, the attacks, and the steps that matter.
  public func text(_ style: TerminalStyle) -> String {
    var output = style.coloured("\(goal.title) (\(goal.name))", .bold) + "\n\n"
    output += sentences.map { $0 + "\n" }.joined() + "\n"
    output += attacks(goal.attacks, heading: "Likeliest attacks").text(style)
    if !goal.front.isEmpty {
      output += "\n" + attacks(goal.front, heading: "Cheaper or likelier").text(style)
    }
    if !goal.importance.isEmpty { output += "\n" + steps.text(style) }
    return output
  }

  private var sentences: [String] {
    var lines = [
      "Probability of success at expected values: \(NumberFormat.percent(goal.probability))."
    ]
    let difference = abs(goal.naiveProbability - goal.probability)
    if difference > 1e-9 * goal.probability {
      lines.append(
        "A fold that takes branches for independent would say "
          + "\(NumberFormat.percent(goal.naiveProbability)): steps are shared.")
    }
    let count = goal.attackCount.description
    lines.append(
      "\(count) minimal attack\(count == "1" ? "" : "s")"
        + (goal.isCoherent ? "." : ", if no defence holds."))
    if let cheapest = goal.cheapest {
      lines.append(
        "The cheapest costs \(NumberFormat.short(cheapest.cost)) \(currency): "
          + cheapest.steps.joined(separator: ", ") + ".")
    }
    return lines
  }

  private func attacks(_ attacks: [GoalAnalysis.Attack], heading: String) -> Table {
    let columns: [TableColumn<GoalAnalysis.Attack>] = [
      TableColumn("Probability") { NumberFormat.percent($0.probability) },
      TableColumn("Cost") { NumberFormat.short($0.cost) },
      TableColumn(heading, .leading) { $0.steps.joined(separator: ", ") },
    ]
    return Table(columns, attacks)
  }

  private var steps: Table {
    let columns: [TableColumn<StepImportance>] = [
      TableColumn("Step", .leading) { $0.step },
      TableColumn("Birnbaum") { NumberFormat.short($0.birnbaum) },
      TableColumn("Criticality") { NumberFormat.percent($0.criticality) },
      TableColumn("Fussell-Vesely") { NumberFormat.percent($0.fussellVesely) },
      TableColumn("RAW") { NumberFormat.short($0.riskAchievementWorth) },
      TableColumn("RRW") { NumberFormat.short($0.riskReductionWorth) },
      TableColumn("Structural") { NumberFormat.short($0.structural) },
    ]
    return Table(columns, goal.importance)
  }
}
