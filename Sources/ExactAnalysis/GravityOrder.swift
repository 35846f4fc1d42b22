// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Improves an order of variables by drawing what is joined by gates together.
///
/// Every gate pulls itself and its children to their common centre; after each round all are lined up
/// anew (Aloul, Markov, Sakallah, "FORCE: a fast and easy-to-implement variable-ordering heuristic",
/// GLSVLSI 2003).
enum GravityOrder {
  private static let rounds = 48
  /// Of large graphs fewer rounds, so that all together look at so many nodes.
  private static let visits = 1 << 19

  /// The order after some rounds.
  ///
  /// O(rounds * (edges + nodes log nodes)).
  static func improved(_ order: [Int32], of graph: BooleanGraph) -> [Int32] {
    var places = initialPlaces(order, graph)
    for _ in 0..<min(rounds, max(4, visits / graph.count)) { places = round(places, graph) }
    let inputs: [(place: Double, input: Int32)] = (0..<graph.count).compactMap { node in
      if case .input(let input) = graph.kinds[node] { (places[node], input) } else { nil }
    }
    return inputs.sorted { ($0.place, $0.input) < ($1.place, $1.input) }.map(\.input)
  }

  /// Inputs by the order, gates in the middle of their children.
  private static func initialPlaces(_ order: [Int32], _ graph: BooleanGraph) -> [Double] {
    var level = Array(repeating: 0.0, count: graph.inputCount)
    for (place, input) in order.enumerated() { level[Int(input)] = Double(place) }
    var places = Array(repeating: 0.0, count: graph.count)
    for node in 0..<graph.count {
      if case .input(let input) = graph.kinds[node] { places[node] = level[Int(input)] }
      let children = graph.children(of: node)
      if children.isEmpty { continue }
      places[node] = children.reduce(0) { $0 + places[Int($1 >> 1)] } / Double(children.count)
    }
    return places
  }

  private static func round(_ places: [Double], _ graph: BooleanGraph) -> [Double] {
    var sums = Array(repeating: 0.0, count: graph.count)
    var counts = sums
    for node in 0..<graph.count {
      let children = graph.children(of: node)
      if children.isEmpty { continue }
      let sum = children.reduce(places[node]) { $0 + places[Int($1 >> 1)] }
      let centre = sum / Double(children.count + 1)
      sums[node] += centre
      counts[node] += 1
      for edge in children {
        sums[Int(edge >> 1)] += centre
        counts[Int(edge >> 1)] += 1
      }
    }
    let pulled = (0..<graph.count).map { counts[$0] > 0 ? sums[$0] / counts[$0] : places[$0] }
    let lined = pulled.indices.sorted { (pulled[$0], $0) < (pulled[$1], $1) }
    var result = places
    for (place, node) in lined.enumerated() { result[node] = Double(place) }
    return result
  }
}
