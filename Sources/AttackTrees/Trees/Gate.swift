// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An inner node of an attack tree.
public struct Gate: Hashable, Sendable {
  /// How the children combine.
  public enum Kind: Hashable, Sendable {
    /// OR: at least one child succeeds.
    case any
    /// AND: all children succeed.
    case all
    /// AND in order: probability as `all`, times add up.
    case sequence
    /// At least `k` of the children succeed.
    case atLeast(Int)
    /// The first child succeeds and the second, a defence, does not hold.
    case unless
  }

  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// How the children combine.
  public var kind: Kind
  /// The names of the children, in the order of the file.
  public var children: [String]
  /// The damage done as soon as the node is reached, in the model's currency.
  public var damage: Estimate?
  /// Names of the system's components it acts on.
  public var targets: [String]
  /// Free text.
  public var note: String?

  /// Makes a gate.
  public init(
    name: String, title: String? = nil, kind: Kind, children: [String],
    damage: Estimate? = nil, targets: [String] = [], note: String? = nil
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.children = children
    self.damage = damage
    self.targets = targets
    self.note = note
  }
}
