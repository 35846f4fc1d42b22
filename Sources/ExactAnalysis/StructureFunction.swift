// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The Boolean function of one or more goals of a forest, flat and indexed.
///
/// Nodes are in topological order, children first; steps shared by several gates are one node. This is
/// the form in which the algorithms of this module see a tree.
public struct StructureFunction: Sendable {
  /// What a node computes.
  public enum Kind: Hashable, Sendable {
    /// The state of the input of this index.
    case input(Int32)
    /// Any child.
    case any
    /// All children.
    case all
    /// All children, one after another.
    case sequence
    /// At least `k` children.
    case atLeast(Int)
    /// The first child and not the second.
    case unless
    /// Not the only child.
    case not
    /// An odd number of children.
    case odd
    /// Always true or always false; there are no children.
    case constant(Bool)
  }

  /// A node with its children, which have lower indices.
  public struct Node: Hashable, Sendable {
    /// What the node computes.
    public var kind: Kind
    /// The indices of the children.
    public var children: [Int32]
  }

  /// The names of the steps, in the order in which they are first met.
  public let inputs: [String]
  /// Whose events the steps are, in the same order.
  public let roles: [Step.Role]
  /// For a function made of a fault tree the index of each input's event there; else empty.
  public let events: [Int]
  /// All nodes, children first.
  public let nodes: [Node]
  /// The indices of the goals' nodes.
  public let goals: [Int32]

  /// Flattens the trees under goals.
  ///
  /// O(nodes + edges), without recursion.
  ///
  /// - Throws: ``ExactAnalysisError`` for undefined nodes, cycles and gates without children.
  public init(goals: [String], in forest: AttackForest) throws(ExactAnalysisError) {
    var walk = ForestWalk(forest)
    for goal in goals { try walk.visit(goal) }
    var roots: [Int32] = []
    for goal in goals {
      guard let index = walk.index(of: goal) else { throw .undefinedNode(goal) }
      roots.append(index)
    }
    inputs = walk.inputs
    events = []
    roles = walk.roles
    nodes = walk.nodes
    self.goals = roots
  }

  /// Flattens the gates of a fault tree.
  ///
  /// All events count as the attacker's. O(gates + events + edges); recursive only within a formula.
  ///
  /// - Parameters:
  ///   - goals: The indices of the gates asked for.
  ///   - tree: A fault tree.
  /// - Throws: ``ExactAnalysisError`` for references to nothing, cycles and malformed formulas.
  public init(goals: [Int], in tree: FaultTree) throws(ExactAnalysisError) {
    var walk = FormulaWalk(tree)
    for goal in goals { try walk.visit(goal) }
    events = walk.events
    inputs = events.map { tree.events[$0].name }
    roles = events.map { _ in .attack }
    nodes = walk.nodes
    self.goals = goals.map { walk.index(of: $0) }
  }

  /// The truth of each goal, given the truth of each input.
  ///
  /// O(nodes + edges).
  ///
  /// - Precondition: there is a state for every input.
  public func evaluate(_ states: [Bool]) -> [Bool] {
    precondition(states.count == inputs.count, "a state for every input")
    var values = Array(repeating: false, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      let happened = node.children.count { values[Int($0)] }
      values[index] =
        switch node.kind {
        case .input(let input): states[Int(input)]
        case .any: happened > 0
        case .all, .sequence: happened == node.children.count
        case .atLeast(let k): happened >= k
        case .unless: values[Int(node.children[0])] && !values[Int(node.children[1])]
        case .not: happened == 0
        case .odd: happened % 2 == 1
        case .constant(let value): value
        }
    }
    return goals.map { values[Int($0)] }
  }
}
