// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Makes a graph smaller by what each gate may take for granted.
///
/// Whether a child of a conjunction is true matters only where the others are: below it, a child that comes
/// again is a constant. So `x & (x | y)` is `x`, and the `x` deep below a sibling of `x` goes, which unties
/// what the step held together. A node that is used in several places may take for granted what holds in all
/// of them. (The "decomposition of common nodes" of fault-tree engines; see Rauzy and Dutuit, "Exact and
/// truncated computations of prime implicants of coherent and non-coherent fault trees within Aralia",
/// Reliability Engineering and System Safety 58, 1997.)
///
/// Only children themselves are taken for granted, not what follows from them: two siblings that lean on each
/// other's consequences would both drop what neither then says.
struct GraphSimplification {
  /// The most that all nodes together take for granted, so that large graphs stay linear.
  private static let totalFacts = 1 << 25
  private static let rounds = 12

  private let graph: BooleanGraph
  private let parents: [Int32]
  private let factLimit: Int
  /// For each node the edges that may be taken for true, sorted; `nil` where no parent has spoken.
  private var facts: [[BooleanGraph.Edge]?]

  /// The same functions with fewer nodes and edges.
  ///
  /// O(rounds * edges * facts), without recursion.
  static func simplified(_ graph: BooleanGraph) -> BooleanGraph {
    var graph = graph
    for _ in 0..<rounds {
      var simplification = GraphSimplification(graph)
      simplification.collect()
      let next = simplification.rewritten()
      if next.entanglement >= graph.entanglement { break }
      graph = next
    }
    return graph
  }

  private init(_ graph: BooleanGraph) {
    self.graph = graph
    parents = graph.parents
    factLimit = min(512, max(16, Self.totalFacts / graph.count))
    facts = Array(repeating: nil, count: graph.count)
  }

  /// Hands facts down from the goals to the gates.
  private mutating func collect() {
    for goal in graph.goals { facts[Int(goal >> 1)] = [] }
    for node in stride(from: graph.count - 1, to: 0, by: -1) {
      guard let own = facts[node] else { continue }
      let children = graph.children(of: node)
      guard graph.kinds[node] == .all else {
        for child in children { tell(Int(child >> 1), own) }
        continue
      }
      let shared = children.filter { parents[Int($0 >> 1)] > 1 }.sorted()
      let known = Self.merged(own, shared)
      for child in children where !graph.children(of: Int(child >> 1)).isEmpty {
        let isNews = parents[Int(child >> 1)] > 1
        tell(Int(child >> 1), isNews ? known.filter { $0 != child } : known)
      }
    }
  }

  private mutating func tell(_ node: Int, _ news: [BooleanGraph.Edge]) {
    guard let known = facts[node] else {
      facts[node] = news.count > factLimit ? Array(news.suffix(factLimit)) : news
      return
    }
    if !known.isEmpty { facts[node] = Self.common(known, news) }
  }

  /// The graph with the facts put in.
  private func rewritten() -> BooleanGraph {
    var builder = GraphBuilder()
    var edges = Array(repeating: BooleanGraph.one, count: graph.count)
    for node in 1..<max(graph.count, 1) {
      if case .input(let input) = graph.kinds[node] {
        edges[node] = builder.input(input)
        continue
      }
      let facts = facts[node] ?? []
      var children: [BooleanGraph.Edge] = []
      for child in graph.children(of: node) {
        if let truth = Self.truth(of: child, facts) {
          children.append(truth ? BooleanGraph.one : BooleanGraph.zero)
          continue
        }
        let edge = edges[Int(child >> 1)] ^ (child & 1)
        if graph.kinds[node] == .all, edge & 1 == 0, parents[Int(child >> 1)] == 1,
          builder.graph.kinds[Int(edge >> 1)] == .all
        {
          children.append(contentsOf: builder.graph.children(of: Int(edge >> 1)))
        } else {
          children.append(edge)
        }
      }
      edges[node] =
        if case .atLeast(let k) = graph.kinds[node] {
          builder.atLeast(k, children)
        } else {
          builder.all(children)
        }
    }
    builder.graph.goals = graph.goals.map { edges[Int($0 >> 1)] ^ ($0 & 1) }
    return builder.graph.withoutUnused()
  }

  private static func truth(
    of edge: BooleanGraph.Edge, _ facts: [BooleanGraph.Edge]
  ) -> Bool? {
    if facts.isEmpty { return nil }
    var (low, high) = (0, facts.count)
    while low < high {
      let middle = (low + high) / 2
      if facts[middle] < edge & ~1 { low = middle + 1 } else { high = middle }
    }
    guard low < facts.count, facts[low] >> 1 == edge >> 1 else { return nil }
    return facts[low] == edge
  }

  /// The union of two sorted lists.
  private static func merged(
    _ a: [BooleanGraph.Edge], _ b: [BooleanGraph.Edge]
  ) -> [BooleanGraph.Edge] {
    if b.isEmpty { return a }
    var result: [BooleanGraph.Edge] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if j == b.count || i < a.count && a[i] <= b[j] {
        if j < b.count, a[i] == b[j] { j += 1 }
        result.append(a[i])
        i += 1
      } else {
        result.append(b[j])
        j += 1
      }
    }
    return result
  }

  /// What two sorted lists have in common.
  private static func common(
    _ a: [BooleanGraph.Edge], _ b: [BooleanGraph.Edge]
  ) -> [BooleanGraph.Edge] {
    var result: [BooleanGraph.Edge] = []
    var (i, j) = (0, 0)
    while i < a.count && j < b.count {
      if a[i] == b[j] { result.append(a[i]) }
      if a[i] <= b[j] { i += 1 } else { j += 1 }
    }
    return result
  }
}

extension BooleanGraph {
  /// How often nodes are used again, and then the number of nodes and edges.
  fileprivate var entanglement: (Int, Int) {
    let again = parents.reduce(0) { $0 + max(0, Int($1) - 1) }
    return (again, (0..<count).reduce(count) { $0 + children(of: $1).count })
  }
}
