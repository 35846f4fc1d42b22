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
    /// At least `k` children.
    case atLeast(Int)
    /// The first child and not the second.
    case unless
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
    var inputs: [String] = []
    var roles: [Step.Role] = []
    var nodes: [Node] = []
    var indices: [String: Int32] = [:]
    for name in forest.topologicalOrder(from: goals) {
      guard let node = forest[name] else { throw .undefinedNode(name) }
      indices[name] = Int32(nodes.count)
      switch node {
      case .step(let step):
        nodes.append(Node(kind: .input(Int32(inputs.count)), children: []))
        inputs.append(step.name)
        roles.append(step.role)
      case .gate(let gate):
        let children = try Self.children(of: gate, indices, forest)
        nodes.append(Node(kind: Self.kind(of: gate), children: children))
      }
    }
    var roots: [Int32] = []
    for goal in goals {
      guard let index = indices[goal] else { throw .undefinedNode(goal) }
      roots.append(index)
    }
    self.inputs = inputs
    self.roles = roles
    self.nodes = nodes
    self.goals = roots
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
        case .all: happened == node.children.count
        case .atLeast(let k): happened >= k
        case .unless: values[Int(node.children[0])] && !values[Int(node.children[1])]
        }
    }
    return goals.map { values[Int($0)] }
  }

  private static func kind(of gate: Gate) -> Kind {
    switch gate.kind {
    case .any: .any
    case .all, .sequence: .all
    case .atLeast(let k): .atLeast(k)
    case .unless: .unless
    }
  }

  private static func children(
    of gate: Gate, _ indices: [String: Int32], _ forest: AttackForest
  ) throws(ExactAnalysisError) -> [Int32] {
    guard !gate.children.isEmpty, gate.kind != .unless || gate.children.count == 2 else {
      throw .malformedGate(gate.name)
    }
    var children: [Int32] = []
    for child in gate.children {
      guard let index = indices[child] else {
        throw forest[child] == nil ? .undefinedNode(child) : .cycle(child)
      }
      children.append(index)
    }
    return children
  }
}
