// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import FoundationEssentials
import RiskSimulation

/// Live figures as data for a page's script: expressions as whole numbers, columns as the bits of doubles.
///
/// `columns` holds the columns and then the costs, trial by trial, as little-endian doubles in base 64; so do
/// `constants`. Operations follow one another as kind, count of operands, operands.
struct WhatIfData {
  private let whatIf: WhatIf
  private let currency: String

  /// Makes the data of expressions.
  init(_ whatIf: WhatIf, currency: String) {
    self.whatIf = whatIf
    self.currency = currency
  }

  /// The data as JSON that may stand in a script element: `<` is written as an escape.
  var text: String {
    let costs = whatIf.switches.filter { !$0.costs.isEmpty }.map(\.costs)
    let operations = whatIf.operations.flatMap {
      [$0.kind.rawValue, $0.operands.count] + $0.operands
    }
    let document: JSONValue = [
      "draws": .integer(whatIf.draws), "seed": .seed(whatIf.seed),
      "sampling": .string(whatIf.sampling.rawValue), "currency": .string(currency),
      "switches": .array(
        whatIf.switches.map {
          ["name": .string($0.control), "on": .bool($0.isOn), "cost": .bool(!$0.costs.isEmpty)]
        }),
      "threats": .array(
        whatIf.threats.map { [.integer($0.expectedLoss), .integer($0.vulnerability)] }),
      "constants": .string(Self.bits(of: whatIf.constants)),
      "columnCount": .integer(whatIf.columns.count),
      "operations": .array(operations.map { .integer($0) }),
      "columns": .string(Self.bits(of: (whatIf.columns + costs).flatMap { $0 })),
    ]
    let parts = document.text.unicodeScalars.split(separator: "<", omittingEmptySubsequences: false)
    return parts.map(String.init).joined(separator: "\\u003c")
  }

  private static func bits(of numbers: [Double]) -> String {
    var data = Data(capacity: numbers.count * 8)
    for number in numbers {
      var bits = number.bitPattern
      for _ in 0..<8 {
        data.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
      }
    }
    return data.base64EncodedString()
  }
}
