// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Takes out what several terms of a gate have in common: `x & a | x & b | x & c` is `x & (a | b | c)`.
///
/// What three terms held together is then tied to one place. Terms are gates that nothing else uses, so that none is
/// built twice; a factor of two terms alone is left, since taking those out saves little and made the diagrams of
/// published trees as often larger as smaller. ("Distributivity" among the simplifications of fault-tree engines;
/// Niemelä, "On simplification of large fault trees", Reliability Engineering and System Safety 44, 1994.)
struct CommonFactors {
  private let graph: BooleanGraph
  private let parents: [Int32]
  private var builder = GraphBuilder()
  private var edges: [BooleanGraph.Edge]
  /// The fewest terms of which a factor is taken out.
  private static let fewest = 3
  /// The most terms of a gate that are looked at, and their edges: lists of cut sets stay linear.
  private static let most = 256
  private static let mostEdges = 2048

  /// The same functions with factors taken out.
  ///
  /// O(edges) but for a factor that ``mostEdges`` bounds.
  static func factored(_ graph: BooleanGraph) -> BooleanGraph {
    var factors = CommonFactors(graph)
    return factors.rewritten()
  }

  private init(_ graph: BooleanGraph) {
    self.graph = graph
    parents = graph.parents
    edges = Array(repeating: BooleanGraph.one, count: graph.count)
  }

  private mutating func rewritten() -> BooleanGraph {
    for node in 1..<max(graph.count, 1) {
      edges[node] =
        switch graph.kinds[node] {
        case .constant: BooleanGraph.one
        case .input(let input): builder.input(input)
        case .atLeast(let k): builder.atLeast(k, graph.children(of: node).map(moved))
        case .all: conjunction(node)
        }
    }
    builder.graph.goals = graph.goals.map(moved)
    return builder.graph.withoutUnused()
  }

  private func moved(_ edge: BooleanGraph.Edge) -> BooleanGraph.Edge {
    edges[Int(edge >> 1)] ^ (edge & 1)
  }

  private mutating func conjunction(_ node: Int) -> BooleanGraph.Edge {
    var others: [BooleanGraph.Edge] = []
    var terms: [[BooleanGraph.Edge]] = []
    for child in graph.children(of: node) {
      if let term = term(child) { terms.append(term) } else { others.append(moved(child)) }
    }
    return builder.all(others + negated(terms))
  }

  /// What a negated child is a conjunction of, if it is one that nothing else uses.
  private func term(_ child: BooleanGraph.Edge) -> [BooleanGraph.Edge]? {
    let edge = moved(child)
    guard child & 1 == 1, edge & 1 == 1, parents[Int(child >> 1)] == 1,
      graph.kinds[Int(child >> 1)] == .all, builder.graph.kinds[Int(edge >> 1)] == .all
    else { return nil }
    return Array(builder.graph.children(of: Int(edge >> 1)))
  }

  /// The negations of terms, whose conjunction is that of none being true; common factors are taken out.
  ///
  /// All that terms with a factor have in common comes out at once, so that each recursion has fewer terms.
  private mutating func negated(_ terms: [[BooleanGraph.Edge]]) -> [BooleanGraph.Edge] {
    if terms.count > Self.most || terms.joined().count > Self.mostEdges {
      return terms.map { builder.all($0) ^ 1 }
    }
    var terms = terms
    var result: [BooleanGraph.Edge] = []
    while let factor = Self.factor(of: terms) {
      let members = terms.filter { $0.contains(factor) }
      terms.removeAll { $0.contains(factor) }
      let common = members.dropFirst().reduce(Set(members[0])) { $0.intersection($1) }
      let none = builder.all(negated(members.map { $0.filter { !common.contains($0) } }))
      result.append(builder.all(common + [none ^ 1]) ^ 1)
    }
    return result + terms.map { builder.all($0) ^ 1 }
  }

  /// The edge that most terms have, if they are enough; the first in the file of several.
  private static func factor(of terms: [[BooleanGraph.Edge]]) -> BooleanGraph.Edge? {
    if terms.count < fewest { return nil }
    var uses: [BooleanGraph.Edge: Int] = [:]
    for edge in terms.joined() { uses[edge, default: 0] += 1 }
    let best = uses.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best.flatMap { $0.value >= fewest ? $0.key : nil }
  }
}
