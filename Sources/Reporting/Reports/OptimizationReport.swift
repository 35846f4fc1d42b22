// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The best plan under a budget, with its certificate and what else comes close.
public struct OptimizationReport {
  private let result: OptimizationResult
  private let tables: OptimizationTables

  /// Makes the report of a result.
  public init(_ result: OptimizationResult) {
    self.result = result
    tables = OptimizationTables(result)
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: The certificate, the best plans, the front and what each control is worth.
  public func text(_ style: TerminalStyle) -> String {
    let parts = [tables.plans, tables.front(limit: 12), tables.controls].map { $0.text(style) }
    return style.coloured(heading, .bold) + "\n" + certificate.joined(separator: "\n") + "\n\n"
      + parts.joined(separator: "\n") + "\n" + notes.joined(separator: "\n") + "\n"
  }

  /// The report as Markdown, with the whole front.
  public var markdown: String {
    func list(_ lines: [String]) -> String {
      lines.map { "- \(Table.markdownText($0))\n" }.joined()
    }
    let parts = [tables.plans, tables.front(limit: .max), tables.controls].map(\.markdown)
    return "## \(Table.markdownText(heading))\n\n" + list(certificate) + "\n"
      + parts.joined(separator: "\n") + "\n" + list(notes)
  }

  /// The best plans and the front in full precision.
  public var csv: String { tables.data.csv }

  private var heading: String {
    let chosen = result.best.controls
    return
      "Best plan under \(NumberFormat.short(result.budget)) a year beside \(result.kept.count) "
      + "controls that stay: " + (chosen.isEmpty ? "nothing" : chosen.joined(separator: ", "))
  }

  /// What is measured, in words.
  private var measure: String {
    switch result.objective {
    case .expected: "expected annual loss"
    case .var95: "annual loss exceeded in one year of 20 (VaR95)"
    case .tvar95: "mean annual loss of the worst year in 20 (TVaR95)"
    case .success: "goals reached by one attempt at each threat"
    }
  }

  private var certificate: [String] {
    let best = result.best
    let isMoney = result.objective != .success
    let (cost, total) = (NumberFormat.short(best.cost), NumberFormat.short(best.total))
    let residual = NumberFormat.short(best.residual)
    let (bound, gap) = (NumberFormat.short(result.bound), NumberFormat.short(result.gap))
    let proof = result.isComplete ? "proven over these draws" : "stopped early, not proven"
    var lines = [
      isMoney
        ? "Residual \(residual) + cost \(cost) = \(total)"
        : "Residual \(residual), cost \(cost)",
      "  with no choice \(NumberFormat.short(result.nothing.residual)); the residual is the \(measure)",
      "Certificate: no plan is below \(bound), gap \(gap) (\(proof)).",
      "On as many fresh draws: \(NumberFormat.short(result.freshTotal)), "
        + "\(NumberFormat.short(result.freshGap)) above the best of those draws.",
    ]
    lines.append(nextStep)
    if let regret = result.regret {
      lines.append(
        "Regret against the best plan of each of \(regret.draws) draws: mean "
          + "\(NumberFormat.short(regret.mean)), P95 \(NumberFormat.short(regret.p95)).")
    }
    return lines
  }

  private var nextStep: String {
    guard let next = result.nextStep else {
      return "Next step in budget: more money buys nothing that pays."
    }
    let extra = next.cost - result.budget
    return "Next step in budget: \(NumberFormat.short(extra)) more buys a total of "
      + "\(NumberFormat.short(next.total)), \(NumberFormat.short(result.best.total - next.total)) less: "
      + next.controls.joined(separator: ", ")
  }

  private var notes: [String] {
    var notes = [
      "Worth: by how much the total falls with the control as the only one, and in the best plan (what is "
        + "lost without it, or won with it); its cost is counted.",
      "Robust: the share of single draws of the parameters in whose best plan it is.",
      "\(NumberFormat.grouped(result.draws)) draws, seed \(result.seed). Front: "
        + (result.frontEpsilon == 0
          ? "every plan that is not dominated."
          : "within \(NumberFormat.percent(result.frontEpsilon)) of the least residual at every cost."),
    ]
    if !result.raising.isEmpty {
      notes.append(
        "Raise a risk in some plan: \(result.raising.joined(separator: ", ")). The proof does not lean on "
          + "controls lowering risks.")
    }
    return notes
  }
}
