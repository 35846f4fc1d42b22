// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// What a check of a simulation found: a row a threat, and what failed in full.
public struct CheckReport {
  private let check: SimulationCheck

  /// Makes the report of a check.
  public init(_ check: SimulationCheck) {
    self.check = check
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: Standard errors by threat, the threshold, and the verdict.
  public func text(_ style: TerminalStyle) -> String {
    let heading = "\(check.scenario): simulation against independent figures, in standard errors"
    return style.coloured(Table.printable(heading), .bold) + "\n\n" + table.text(style) + "\n"
      + sentences.map { Table.printable($0) + "\n" }.joined()
  }

  private var table: Table {
    func column(
      _ heading: String, _ isIncluded: @escaping (SimulationCheck.Subject) -> Bool
    ) -> TableColumn<(name: String, title: String)> {
      TableColumn(heading) { [check] threat in
        check.worst(threat.name, where: isIncluded)
          .map { NumberFormat.fixed($0.zScore, decimals: 2) } ?? "-"
      }
    }
    return Table(
      [
        TableColumn("Threat", .leading) { $0.title },
        column("Tree") { $0 == .tree },
        column("Vulnerability") { $0 == .vulnerability },
        column("ALE") { $0 == .expectedLoss },
        column("Events") { $0 == .events },
        column("Compound") { $0 == .compoundMean },
        column("Loss curve") { $0.isExceedance },
      ], check.threats)
  }

  private var sentences: [String] {
    let count = check.comparisons.count
    var lines = [
      "Tree: a coin a step at expected values, 100 times the trials, against the decision diagram.",
      "Vulnerability: a coin a step under drawn parameters. ALE: simulated years against conditional means.",
      "At expected values - Events: attempts times P(goal); Compound: the closed form of the mean year;",
      "Loss curve: the worst point against the law of the year by Fourier transform. '-': does not apply.",
      "\(NumberFormat.grouped(check.trials)) trials, seed \(check.seed); \(count) comparisons. Sidak's "
        + "bound at the level of 4 standard errors for all together: each may reach "
        + "\(NumberFormat.fixed(check.threshold, decimals: 2)).",
    ]
    let failures = check.failures
    for failure in failures.prefix(20) {
      lines.append(
        "FAILED \(failure.threat), \(failure.subject.name): expected "
          + "\(NumberFormat.short(failure.expected)), simulated "
          + "\(NumberFormat.short(failure.observed)), z \(NumberFormat.fixed(failure.zScore, decimals: 2))"
      )
    }
    if !check.isComplete {
      lines.append("Interrupted: only the \(check.threats.count) threats above were compared.")
    }
    lines.append(failures.isEmpty ? "All agree." : "\(failures.count) of \(count) disagree.")
    return lines
  }
}
