// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Places for the components of a system: a column a zone, in the zones' order.
///
/// Within a column components are ordered so that flows cross less, by the median of their neighbours' places
/// (Eades and Wormald, 1994), from the given order in a fixed number of sweeps: the same system always has the
/// same drawing. O(sweeps x flows).
struct SystemLayout {
  private static let sweeps = 6

  /// The zones that have components, by name, in order; `nil` stands for components without a zone.
  private(set) var zones: [String?]
  /// The components of each zone, from top to bottom.
  private(set) var members: [[String]]

  /// Lays out a system.
  init(_ system: SystemModel) {
    let all: [String?] = system.zones.keys.map { $0 } + [nil]
    zones = all.filter { zone in system.components.values.contains { $0.zone == zone } }
    members = zones.map { zone in
      system.components.values.filter { $0.zone == zone }.map(\.name)
    }
    var neighbours: [String: [String]] = [:]
    for flow in system.flows where flow.from != flow.to {
      neighbours[flow.from, default: []].append(flow.to)
      neighbours[flow.to, default: []].append(flow.from)
    }
    for sweep in 0..<Self.sweeps {
      let order = Array(members.indices)
      for column in sweep % 2 == 0 ? order : order.reversed() { sort(column, neighbours) }
    }
  }

  /// The column and row of each component.
  var places: [String: (column: Int, row: Double)] {
    let tallest = members.map(\.count).max() ?? 0
    var places: [String: (column: Int, row: Double)] = [:]
    for (column, names) in members.enumerated() {
      let first = Double(tallest - names.count) / 2
      for (row, name) in names.enumerated() { places[name] = (column, first + Double(row)) }
    }
    return places
  }

  private mutating func sort(_ column: Int, _ neighbours: [String: [String]]) {
    let places = places
    let keyed = members[column].enumerated().map { index, name in
      let rows = (neighbours[name] ?? []).compactMap { places[$0]?.row }.sorted()
      let middle = rows.count / 2
      let median: Double? =
        rows.isEmpty
        ? nil : rows.count % 2 == 1 ? rows[middle] : (rows[middle - 1] + rows[middle]) / 2
      return (name: name, key: median ?? places[name]?.row ?? 0, index: index)
    }
    members[column] = keyed.sorted { ($0.key, $0.index) < ($1.key, $1.index) }.map(\.name)
  }
}
