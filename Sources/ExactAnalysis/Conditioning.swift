// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Bounds of a goal by Shannon's expansion, the widest case first.
///
/// Each case is a graph with some inputs fixed, reduced anew and bounded by ``GateBounds``.
struct Conditioning {
  /// A case, or an input by which it was split.
  private struct Case {
    var graph: BooleanGraph
    var bounds: EventBounds
    /// The probability of the case, at most.
    var weight: Double
    /// The input by which it was split, -1 if it was not, and the places of the two cases.
    var pivot: Int32 = -1
    var high = 0
    var low = 0

    var doubt: Double { pivot < 0 ? weight * (bounds.truth.upper - bounds.truth.lower) : 0 }
  }

  /// The most nodes of the diagram of a case.
  private static let caseLimit = 1 << 15

  /// The bounds of the goal.
  let bounds: EventBounds

  /// Bounds the only goal of a graph, whose inputs have these probabilities.
  ///
  /// Exact if its diagram keeps within the limit.
  init(_ graph: BooleanGraph, _ inputs: [EventBounds], nodeLimit: Int, splits: Int) {
    if let whole = try? DiagramSelection(graph, nodeLimit: nodeLimit) {
      bounds = whole.evaluate(inputs)
      return
    }
    let order = VariableOrder.candidates(for: graph)[0].order
    func bounded(_ graph: BooleanGraph) -> EventBounds {
      GateBounds(graph, order: order, inputs, nodeLimit: min(nodeLimit, Self.caseLimit)).goal
    }
    var cases = [Case(graph: graph, bounds: bounded(graph), weight: 1)]
    for _ in 0..<splits where !Deadline.hasPassed {
      guard let place = cases.indices.max(by: { cases[$0].doubt < cases[$1].doubt }),
        cases[place].doubt > 0, let pivot = cases[place].graph.mostSharedInput
      else { break }
      let chance = inputs[Int(pivot)]
      for state in [true, false] {
        let graph = cases[place].graph.fixing(pivot, to: state)
        let weight = cases[place].weight * (state ? chance.truth.upper : chance.falsehood.upper)
        cases.append(Case(graph: graph, bounds: bounded(graph), weight: weight))
      }
      cases[place].pivot = pivot
      cases[place].high = cases.count - 2
      cases[place].low = cases.count - 1
      cases[place].graph = BooleanGraph()
    }
    for place in cases.indices.reversed() where cases[place].pivot >= 0 {
      let (high, low) = (cases[cases[place].high].bounds, cases[cases[place].low].bounds)
      let split = inputs[Int(cases[place].pivot)].select(high, low)
      cases[place].bounds = cases[place].bounds.narrowed(by: split)
    }
    bounds = cases[0].bounds
  }
}

extension BooleanGraph {
  /// The input that the most gates use; of several the first.
  fileprivate var mostSharedInput: Int32? {
    let parents = parents
    var best: (input: Int32, parents: Int32)?
    for node in 0..<count {
      if case .input(let input) = kinds[node], parents[node] > best?.parents ?? 0 {
        best = (input, parents[node])
      }
    }
    return best?.input
  }

  /// The graph with the state of an input known, reduced anew.
  ///
  /// O(nodes + edges log edges).
  fileprivate func fixing(_ fixed: Int32, to state: Bool) -> BooleanGraph {
    var builder = GraphBuilder()
    var edges = [Self.one]
    for node in 1..<max(count, 1) {
      let children = children(of: node).map { edges[Int($0 >> 1)] ^ ($0 & 1) }
      let edge =
        switch kinds[node] {
        case .constant: Self.one
        case .input(fixed): state ? Self.one : Self.zero
        case .input(let input): builder.input(input)
        case .all: builder.all(children)
        case .atLeast(let k): builder.atLeast(k, children)
        }
      edges.append(edge)
    }
    builder.graph.goals = goals.map { edges[Int($0 >> 1)] ^ ($0 & 1) }
    return builder.graph.withoutUnused()
  }
}
