// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Data that moves from one component to another.
public struct Flow: Hashable, Sendable {
  /// The component it leaves, by name.
  public var from: String
  /// The component it reaches, by name.
  public var to: String
  /// What moves, in words.
  public var data: String?
  /// How, in words.
  public var transport: String?
  /// Whether data moves both ways.
  public var isBidirectional: Bool

  /// Makes a flow.
  public init(
    from: String, to: String, data: String? = nil, transport: String? = nil,
    isBidirectional: Bool = false
  ) {
    self.from = from
    self.to = to
    self.data = data
    self.transport = transport
    self.isBidirectional = isBidirectional
  }
}
