// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Where the elements of a model were defined, and where they name others.
///
/// Kept beside the model, so that values stay free of positions: two models that say the same in
/// other places have the same content. A model made in code has an empty map.
public struct SourceMap: Hashable, Sendable {
  /// Something that has a place.
  public enum Element: Hashable, Sendable {
    /// The definition of a node.
    case node(String)
    /// The place where a gate names its child of this index.
    case child(gate: String, index: Int)
    /// The definition of a shared parameter.
    case parameter(String)
    /// The correlation of this index.
    case correlation(Int)
    /// The definition of a threat.
    case threat(String)
    /// The definition of a control.
    case control(String)
    /// The effect of this index of a control.
    case controlEffect(control: String, index: Int)
    /// The rules of plans.
    case planRules
    /// A group of the rules of plans.
    case planGroup(String)
    /// When work begins, and how much is done.
    case roadmap
    /// The definition of an attacker profile.
    case attacker(String)
    /// The effect of this index of an attacker profile.
    case attackerEffect(attacker: String, index: Int)
    /// The response of this index.
    case response(Int)
    /// The definition of a zone.
    case zone(String)
    /// The definition of a component.
    case component(String)
    /// The flow of this index.
    case flow(Int)
    /// The trust boundary of this index.
    case boundary(Int)
    /// The risk matrix.
    case matrix
    /// The row of this index of the STRIDE matrix.
    case strideMatrixRow(Int)
    /// A tree that belongs to no threat.
    case tree(String)
    /// The definition of a scenario.
    case scenario(String)
    /// An estimate, by its full name (see ``ParameterName``).
    case estimate(String)
  }

  private var locations: [Element: SourceLocation]

  /// Makes an empty map.
  public init() {
    locations = [:]
  }

  /// The place of an element, if it is known.
  ///
  /// O(1).
  public subscript(element: Element) -> SourceLocation? {
    get { locations[element] }
    set { locations[element] = newValue }
  }
}
