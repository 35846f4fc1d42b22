// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The keys of one mapping so far, to find those that stand twice.
///
/// Few keys are compared one by one: that is faster than hashing them, and most mappings are small.
struct MappingKeys {
  private static let fewest = 9
  private var places: [String: SourceLocation] = [:]

  /// Takes the key of the next member; returns the place of the same key before it, if there is one.
  ///
  /// O(1) on average.
  mutating func add(_ key: YAMLNode.Key, to members: [YAMLNode.Member]) -> SourceLocation? {
    guard members.count >= Self.fewest else {
      return members.first { $0.key.name == key.name }?.key.location
    }
    if places.isEmpty {
      for member in members { places[member.key.name] = member.key.location }
    }
    if let first = places[key.name] { return first }
    places[key.name] = key.location
    return nil
  }
}
