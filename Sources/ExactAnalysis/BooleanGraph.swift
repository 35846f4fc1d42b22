// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A Boolean function as a graph of conjunctions with signed edges, reduced as far as linear time goes.
///
/// An edge is twice the index of a node, plus one if the node is negated. `any` is a negated `all` of
/// negated children, so that equal gates of either kind are one node. Children have lower indices than
/// their parents; node 0 is the constant true.
struct BooleanGraph {
  /// A node and a sign.
  typealias Edge = Int32

  /// What a node computes.
  enum Kind: Hashable {
    /// True.
    case constant
    /// The state of the input of this index.
    case input(Int32)
    /// All children.
    case all
    /// At least so many children.
    case atLeast(Int)
  }

  /// The function that is always true.
  static let one: Edge = 0
  /// The function that is always false.
  static let zero: Edge = 1

  /// What each node computes.
  private(set) var kinds: [Kind] = [.constant]
  /// The functions that are asked for.
  var goals: [Edge] = []
  private var starts: [Int] = [0, 0]
  private var edges: [Edge] = []

  /// The number of nodes.
  var count: Int { kinds.count }

  /// The children of a node.
  ///
  /// O(1).
  func children(of node: Int) -> ArraySlice<Edge> { edges[starts[node]..<starts[node + 1]] }

  /// Adds a node, whatever there is already.
  ///
  /// - Returns: The index of the node.
  mutating func append(_ kind: Kind, _ children: some Collection<Edge>) -> Int32 {
    kinds.append(kind)
    edges.append(contentsOf: children)
    starts.append(edges.count)
    return Int32(kinds.count - 1)
  }

  /// For each node the number of edges to it, goals included.
  ///
  /// O(nodes + edges).
  var parents: [Int32] {
    var parents = Array(repeating: Int32(0), count: count)
    for edge in edges { parents[Int(edge >> 1)] += 1 }
    for goal in goals { parents[Int(goal >> 1)] += 1 }
    return parents
  }

  /// The number of inputs that can be addressed: one more than the greatest index of an input.
  var inputCount: Int {
    kinds.reduce(0) { count, kind in
      if case .input(let input) = kind { max(count, Int(input) + 1) } else { count }
    }
  }

  /// Whether each edge is reached from a goal once negations are pushed down to the inputs.
  ///
  /// O(nodes + edges).
  var literals: [Bool] {
    var isReached = Array(repeating: false, count: count * 2)
    for goal in goals { isReached[Int(goal)] = true }
    for edge in stride(from: count * 2 - 1, to: 1, by: -1) where isReached[edge] {
      for child in children(of: edge >> 1) { isReached[Int(child) ^ (edge & 1)] = true }
    }
    return isReached
  }

  /// Whether no input is met negated, so that the functions rise in all inputs.
  ///
  /// O(nodes + edges).
  var isRising: Bool {
    let literals = literals
    return (0..<count).allSatisfy { node in
      if case .input = kinds[node] { !literals[node << 1 | 1] } else { true }
    }
  }

  /// Whether an input is among the nodes.
  func contains(where predicate: (Int32) -> Bool) -> Bool {
    kinds.contains { kind in
      if case .input(let input) = kind { predicate(input) } else { false }
    }
  }

  /// The same graph with some inputs replaced by their negations.
  ///
  /// O(nodes + edges).
  func negatingInputs(_ isNegated: (Int32) -> Bool) -> BooleanGraph {
    var result = BooleanGraph()
    func flipped(_ edge: Edge) -> Edge {
      if case .input(let input) = kinds[Int(edge >> 1)], isNegated(input) { edge ^ 1 } else { edge }
    }
    for node in 1..<max(count, 1) {
      _ = result.append(kinds[node], children(of: node).map(flipped))
    }
    result.goals = goals.map(flipped)
    return result
  }

  /// The same graph with the goals negated, if so.
  func negatingGoals(_ isNegated: Bool) -> BooleanGraph {
    var result = self
    if isNegated { result.goals = goals.map { $0 ^ 1 } }
    return result
  }

  /// The same functions without the nodes that no goal needs.
  ///
  /// O(nodes + edges).
  func withoutUnused() -> BooleanGraph {
    var isUsed = Array(repeating: false, count: count)
    for goal in goals { isUsed[Int(goal >> 1)] = true }
    for node in stride(from: count - 1, to: 0, by: -1) where isUsed[node] {
      for child in children(of: node) { isUsed[Int(child >> 1)] = true }
    }
    var result = BooleanGraph()
    var renamed = Array(repeating: Int32(0), count: count)
    for node in 1..<max(count, 1) where isUsed[node] {
      let children = children(of: node).map { renamed[Int($0 >> 1)] << 1 | ($0 & 1) }
      renamed[node] = result.append(kinds[node], children)
    }
    result.goals = goals.map { renamed[Int($0 >> 1)] << 1 | ($0 & 1) }
    return result
  }
}
