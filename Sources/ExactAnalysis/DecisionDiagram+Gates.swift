// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension DecisionDiagram {
  /// The conjunction of several functions.
  mutating func all(_ edges: [Edge]) throws(ExactAnalysisError) -> Edge {
    var result = Self.one
    for edge in bottomUp(edges) { result = try and(edge, result) }
    return result
  }

  /// At least `k` of several functions, by the recursion over how many are still needed.
  ///
  /// O(k * number of functions) operations.
  mutating func atLeast(_ k: Int, of edges: [Edge]) throws(ExactAnalysisError) -> Edge {
    if k <= 0 { return Self.one }
    if k > edges.count { return Self.zero }
    var needed = [Self.one] + Array(repeating: Self.zero, count: k)
    for edge in bottomUp(edges) {
      for count in stride(from: k, to: 0, by: -1) {
        needed[count] = try ifThenElse(edge, needed[count - 1], needed[count])
      }
    }
    return needed[k]
  }

  /// The functions from the lowest to the topmost: joining from below costs least.
  private func bottomUp(_ edges: [Edge]) -> [Edge] {
    edges.map { (variable: variable(of: $0), edge: $0) }
      .sorted { $0.variable == $1.variable ? $0.edge > $1.edge : $0.variable > $1.variable }
      .map(\.edge)
  }

  /// The edges under edges, constants left out, children first.
  ///
  /// O(nodes under them).
  func reached(from roots: [Edge]) -> [Edge] {
    var isSeen = Array(repeating: false, count: nodes.count * 2)
    var count = 0
    for root in roots { isSeen[Int(root)] = true }
    for edge in stride(from: isSeen.count - 1, to: 1, by: -1) where isSeen[edge] {
      let (high, low) = branches(Edge(edge))
      isSeen[Int(high)] = true
      isSeen[Int(low)] = true
      count += 1
    }
    var reached: [Edge] = []
    reached.reserveCapacity(count)
    for edge in 2..<max(isSeen.count, 2) where isSeen[edge] { reached.append(Edge(edge)) }
    return reached
  }
}
