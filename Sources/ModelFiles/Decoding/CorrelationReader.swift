// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads correlations.
struct CorrelationReader {
  /// What decoders share.
  let context: DecodingContext

  /// The correlations of each two of an entry's numbers; empty after a report.
  func correlations(_ node: YAMLNode) -> [Correlation] {
    guard let object = ObjectReader(node, as: .correlation, context), object["parameters"] != nil,
      let rank = object.number("rank", .plain)
    else { return [] }
    let names = object.names("parameters")
    guard (2...CorrelatedGroup.limit).contains(names.count) else {
      context.error(
        "correlation-parameters", "a correlation needs 2 to \(CorrelatedGroup.limit) numbers",
        at: object["parameters"]?.location)
      return []
    }
    return names.indices.flatMap { first in
      names.indices.dropFirst(first + 1).map { Correlation(names[first], names[$0], rank: rank) }
    }
  }
}
