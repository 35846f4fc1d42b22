// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension DecisionDiagram {
  /// The disjunction of several functions.
  mutating func any(_ edges: [Edge]) throws(ExactAnalysisError) -> Edge {
    var result = Self.zero
    for edge in bottomUp(edges) { result = try or(edge, result) }
    return result
  }

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
    edges.enumerated().sorted { left, right in
      let (a, b) = (nodes[Int(left.element >> 1)].variable, nodes[Int(right.element >> 1)].variable)
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
  }
}
