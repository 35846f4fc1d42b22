// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Bounds of a goal from those of its gates: exact as far up as diagrams fit, intervals from there.
struct GateBounds: ~Copyable {
  /// The bounds of the only goal.
  private(set) var goal = EventBounds.certain
  private var diagram: DecisionDiagram
  /// The bounds of each node of the diagram.
  private var values = [EventBounds.certain]
  private let chances: [EventBounds]
  private let level: [Int32]
  /// Whether no input is met both plain and negated.
  private let isAssociated: Bool

  /// Bounds a graph whose inputs have these probabilities.
  ///
  /// O(edges + nodeLimit), diagrams being built until they outgrow the limit.
  init(_ graph: BooleanGraph, order: [Int32], _ inputs: [EventBounds], nodeLimit: Int) {
    var level = Array(repeating: Int32(0), count: inputs.count)
    for (place, input) in order.enumerated() { level[Int(input)] = Int32(place) }
    self.level = level
    chances = order.map { inputs[Int($0)] }
    diagram = DecisionDiagram(nodeLimit: nodeLimit)
    isAssociated = Self.isUnate(graph)
    var edges: [DecisionDiagram.Edge?] = []
    var bounds: [EventBounds] = []
    for node in 0..<graph.count {
      let children = graph.children(of: node)
      let known = children.compactMap { child in edges[Int(child >> 1)].map { $0 ^ (child & 1) } }
      let edge = known.count == children.count ? edge(graph.kinds[node], known) : nil
      edges.append(edge)
      bounds.append(
        edge.map { value(of: $0) }
          ?? combined(
            graph.kinds[node], children.map { bounds[Int($0 >> 1)].signed($0 & 1) }))
    }
    goal = bounds[Int(graph.goals[0] >> 1)].signed(graph.goals[0] & 1)
  }

  private static func isUnate(_ graph: BooleanGraph) -> Bool {
    let literals = graph.literals
    return (0..<graph.count).allSatisfy { node in
      if case .input = graph.kinds[node] { return !literals[node << 1] || !literals[node << 1 | 1] }
      return true
    }
  }

  private mutating func edge(
    _ kind: BooleanGraph.Kind, _ children: [DecisionDiagram.Edge]
  ) -> DecisionDiagram.Edge? {
    switch kind {
    case .constant: DecisionDiagram.one
    case .input(let input): try? diagram.variable(level[Int(input)])
    case .all: try? diagram.all(children)
    case .atLeast(let k): try? diagram.atLeast(k, of: children)
    }
  }

  private mutating func value(of edge: DecisionDiagram.Edge) -> EventBounds {
    while values.count < diagram.nodes.count {
      let node = Int32(values.count) << 1
      let (high, low) = diagram.branches(node)
      values.append(
        chances[Int(diagram.variable(of: node))].select(
          values[Int(high >> 1)].signed(high & 1), values[Int(low >> 1)].signed(low & 1)))
    }
    return values[Int(edge >> 1)].signed(edge & 1)
  }

  /// The bounds of a gate whose children may share steps.
  private func combined(
    _ kind: BooleanGraph.Kind, _ children: [EventBounds]
  ) -> EventBounds {
    switch kind {
    case .constant: return .certain
    case .input(let input): return chances[Int(level[Int(input)])]
    case .all:
      let most = children.reduce(0) { sum, child in
        sum + (isAssociated ? 1 - sum : 1) * child.falsehood.upper
      }
      let least =
        isAssociated ? children.reduce(1) { $0 * $1.truth.lower } : max(0, 1 - most)
      return EventBounds(
        truth: ProbabilityBounds(
          lower: least, upper: children.reduce(1) { min($0, $1.truth.upper) }),
        falsehood: ProbabilityBounds(
          lower: children.reduce(0) { max($0, $1.falsehood.lower) }, upper: min(1, most)))
    case .atLeast(let k):
      // From the mean number n of children that happen: n <= (k - 1) + (c - k + 1) P, and k P <= n.
      let (fewest, most) = children.reduce((0.0, 0.0)) {
        ($0.0 + $1.truth.lower, $0.1 + $1.truth.upper)
      }
      let lower = max(0, (fewest - Double(k - 1)) / Double(children.count - k + 1))
      let upper = min(1, most / Double(k))
      return EventBounds(
        truth: ProbabilityBounds(lower: lower, upper: upper),
        falsehood: ProbabilityBounds(lower: 1 - upper, upper: 1 - lower))
    }
  }
}
