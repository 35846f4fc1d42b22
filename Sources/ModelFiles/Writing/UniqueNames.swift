// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Names given out once each.
struct UniqueNames {
  /// What stands between a name and the number that sets it apart.
  let separator: String
  private var taken: Set<String> = []

  /// Starts with no name taken.
  init(separator: String) {
    self.separator = separator
  }

  /// The name, or the name with the least number from 2 on that nobody has.
  ///
  /// O(times that the name was asked for).
  mutating func add(_ name: String) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)\(separator)\(number)"
      number += 1
    }
    return candidate
  }
}
