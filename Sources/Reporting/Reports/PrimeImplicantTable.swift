// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis
import RiskSimulation

/// The table of the likeliest prime implicants.
enum PrimeImplicantTable {
  /// A row an implicant.
  static func table(_ listing: PrimeImplicantListing) -> Table {
    let columns: [TableColumn<PrimeImplicants.Implicant>] = [
      TableColumn("Probability") { NumberFormat.probability($0.probability) },
      TableColumn("Likeliest prime implicants", .leading) { implicant in
        (implicant.happening + implicant.absent.map { "not \($0)" }).joined(separator: ", ")
      },
    ]
    return Table(columns, listing.likeliest)
  }
}
