// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// One line of a STRIDE matrix: what can go wrong with a component, and what is done about it.
public struct StrideEntry: Hashable, Sendable {
  /// Where a line comes from.
  public enum Origin: String, Hashable, Sendable {
    /// A row of the model's own matrix.
    case matrix
    /// A threat that targets the component.
    case threat
    /// No threat, where one of the category applies to the component.
    case gap
  }

  /// Where it comes from.
  public var origin: Origin
  /// The component's name; `nil` for a row of the matrix, which names it in words.
  public var component: String?
  /// The component in words.
  public var componentTitle: String
  /// The categories, in the order of the acronym.
  public var stride: [STRIDE]
  /// The threat's or node's name; `nil` for a gap.
  public var threat: String?
  /// The threat in words; empty for a gap.
  public var threatTitle: String
  /// The controls that mitigate it, by name.
  public var controls: [String]
  /// The mitigation in words; empty where there is none.
  public var mitigation: String
  /// How far it has come; `nil` for a gap.
  public var status: String?

  /// The letters of the categories.
  public var letters: String { stride.map(\.letter).joined() }
}
