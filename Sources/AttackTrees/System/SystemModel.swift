// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// What is being built: components in zones, and the data that flows between them.
public struct SystemModel: Hashable, Sendable {
  /// A phrase for people.
  public var title: String?
  /// Zones by name.
  public var zones: OrderedDictionary<String, Zone>
  /// Components by name.
  public var components: OrderedDictionary<String, Component>
  /// Data flows.
  public var flows: [Flow]
  /// Trust boundaries.
  public var boundaries: [TrustBoundary]

  /// Makes a system.
  public init(
    title: String? = nil, zones: OrderedDictionary<String, Zone> = [:],
    components: OrderedDictionary<String, Component> = [:], flows: [Flow] = [],
    boundaries: [TrustBoundary] = []
  ) {
    self.title = title
    self.zones = zones
    self.components = components
    self.flows = flows
    self.boundaries = boundaries
  }

  /// Whether a flow crosses from one zone into another.
  ///
  /// O(1).
  public func crossesBoundary(_ flow: Flow) -> Bool {
    components[flow.from]?.zone != components[flow.to]?.zone
  }
}
