// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import RiskSimulation

/// The quantities of `--front`, separated by commas.
struct FrontList: ExpressibleByArgument {
  /// Two or three different quantities.
  let quantities: [FrontQuantity]

  /// Reads the list; `nil` if it is none.
  init?(argument: String) {
    let words = argument.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    quantities = words.compactMap { FrontQuantity(rawValue: String($0)) }
    guard quantities.count == words.count, (2...3).contains(words.count),
      Set(quantities).count == words.count
    else { return nil }
  }

  static var allValueStrings: [String] {
    ["cost,probability", "cost,damage", "cost,time,detection"]
  }
}
