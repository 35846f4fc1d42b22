// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis
import RiskSimulation

/// Why a goal's probability is what it is, on one screen.
public struct ExplanationReport: Sendable {
  /// The explanation.
  public var explanation: Explanation
  /// The currency of costs; empty if there are none.
  public var currency: String

  /// Makes the report of an explanation.
  public init(_ explanation: Explanation, currency: String) {
    self.explanation = explanation
    self.currency = currency
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: Sentences, the dominating attacks, the steps and controls that matter.
  public func text(_ style: TerminalStyle) -> String {
    let goal = explanation.analysis
    let heading = goal.title == goal.name ? goal.name : "\(goal.title) (\(goal.name))"
    var parts = [style.coloured(heading, .bold) + "\n"]
    parts.append(sentences.map { $0 + "\n" }.joined())
    if !explanation.dominant.isEmpty { parts.append(dominant.text(style)) }
    if !explanation.levers.isEmpty { parts.append(levers.text(style)) }
    if !explanation.controls.isEmpty {
      parts.append(ControlTable.table(Array(explanation.controls.prefix(5))).text(style))
    }
    return parts.joined(separator: "\n")
  }

  private var sentences: [String] {
    let goal = explanation.analysis
    var lines: [String] = []
    if let probability = goal.probability {
      lines.append(
        "An attempt succeeds with probability \(NumberFormat.probability(probability)) at expected "
          + "values, by \(goal.attackCount?.description ?? "very many") minimal "
          + "attack\(goal.attackCount == BigCount(1) ? "" : "s") over \(goal.stepCount) steps.")
    } else {
      lines.append(
        "An attempt succeeds with a probability between "
          + "\(NumberFormat.probability(goal.bounds.lower)) and "
          + "\(NumberFormat.probability(goal.bounds.upper)): the tree is too entangled to say more."
      )
    }
    if let share = explanation.dominant.first?.share {
      lines.append(
        "In \(NumberFormat.share(share)) of the successes all steps of the likeliest attack succeed."
      )
    }
    lines.append(singlePoints)
    if let cheapest = goal.cheapest {
      lines.append(
        "The attacker's cheapest way costs \(NumberFormat.short(cheapest.cost)) \(currency) "
          + "(\(cheapest.steps.joined(separator: ", "))); with less than that the goal is out of "
          + "reach.")
    }
    lines.append(naive)
    return lines
  }

  private var singlePoints: String {
    let points = explanation.analysis.singlePoints
    if points.isEmpty { return "No step reaches the goal alone." }
    return "Single points of failure: " + points.prefix(8).joined(separator: ", ")
      + (points.count > 8 ? " and \(points.count - 8) more." : ".")
  }

  private var naive: String {
    let goal = explanation.analysis
    guard let probability = goal.probability else {
      return "A fold that takes branches for independent would say "
        + "\(NumberFormat.probability(goal.naiveProbability))."
    }
    if abs(goal.naiveProbability - probability) <= 1e-9 * probability {
      return "No step is shared in a way that matters: a simple fold gives the same number."
    }
    let ratio = goal.naiveProbability / probability
    return "Steps are shared: a fold that takes branches for independent would say "
      + "\(NumberFormat.probability(goal.naiveProbability)), \(NumberFormat.short(ratio)) times as much."
  }

  private var dominant: Table {
    var columns: [TableColumn<Explanation.Dominant>] = [
      TableColumn("Share") { $0.share.map(NumberFormat.percent) ?? "?" },
      TableColumn("Probability") { NumberFormat.probability($0.attack.probability) },
    ]
    if !currency.isEmpty {
      columns.append(TableColumn("Cost") { NumberFormat.short($0.attack.cost) })
    }
    columns.append(
      TableColumn("Dominating attacks", .leading) { $0.attack.steps.joined(separator: ", ") })
    return Table(columns, explanation.dominant)
  }

  private var levers: Table {
    let columns: [TableColumn<Explanation.Lever>] = [
      TableColumn("Steps that matter", .leading) { $0.importance.step },
      TableColumn("Probability") { NumberFormat.probability($0.probability) },
      TableColumn("Criticality") { NumberFormat.percent($0.importance.criticality) },
      TableColumn("Goal if halved") { NumberFormat.probability($0.halved) },
      TableColumn("Goal if certain") { lever in
        NumberFormat.probability(
          min(1, lever.importance.riskAchievementWorth * (explanation.analysis.probability ?? 0)))
      },
    ]
    return Table(columns, explanation.levers)
  }
}
