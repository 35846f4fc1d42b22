// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Synchronization

/// The quantile tables of this process, each made once: plans and scenarios that are compared have most
/// laws in common.
final class TableCache: Sendable {
  /// The one cache.
  static let shared = TableCache()
  /// The most tables that are kept, some ten kilobytes each.
  private static let mostTables = 8_192

  private let tables = Mutex<[Distribution: QuantileTable]>([:])

  /// The table of a law.
  func table(of law: Distribution) -> QuantileTable {
    if let known = tables.withLock({ $0[law] }) { return known }
    let table = QuantileTable(law)
    tables.withLock { tables in
      if tables.count >= Self.mostTables { tables.removeAll() }
      tables[law] = table
    }
    return table
  }
}
