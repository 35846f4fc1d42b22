// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Turns the diagram of a coherent function into that of its minimal solutions.
///
/// For `f = x f1 + f0`: the minimal solutions are those of `f0`, and `x` joined to those of `f1` that
/// contain no solution of `f0` (Rauzy 1993, section 4). Without recursion.
struct MinimalSolutions {
  private struct Pair: Hashable {
    var first: Int32
    var second: Int32
  }

  private struct Frame {
    var pair: Pair
    var step: Int32
    var stage: Int
    var low: Int32
    var partial: Int32
  }

  /// The nodes of the families of sets, children first; 0 is no set, 1 the empty set alone.
  private(set) var nodes: [MinimalAttacks.Node]
  private var unique: [MinimalAttacks.Node: Int32] = [:]
  private var removed: [Pair: Int32] = [:]
  private let diagram: DecisionDiagram
  private let nodeLimit: Int

  /// Makes the solver of a diagram of coherent functions.
  init(_ diagram: DecisionDiagram, nodeLimit: Int) {
    self.diagram = diagram
    self.nodeLimit = nodeLimit
    let terminal = MinimalAttacks.Node(step: -1, low: 0, high: 0)
    nodes = [terminal, terminal]
  }

  /// The family of a function's minimal solutions.
  mutating func minimal(_ root: DecisionDiagram.Edge) throws(ExactAnalysisError) -> Int32 {
    var families: [DecisionDiagram.Edge: Int32] = [
      DecisionDiagram.zero: 0, DecisionDiagram.one: 1,
    ]
    for edge in reached(root) {
      let (high, low) = branches(edge)
      guard let with = families[high], let without = families[low] else { continue }
      let new = try remove(supersetsOf: without, from: with)
      families[edge] = try node(diagram.nodes[Int(edge >> 1)].variable, low: without, high: new)
    }
    return families[root] ?? 0
  }

  /// The edges under a root, children first.
  private func reached(_ root: DecisionDiagram.Edge) -> [DecisionDiagram.Edge] {
    var seen: Set<DecisionDiagram.Edge> = [root]
    var stack = [root]
    while let edge = stack.popLast() {
      let (high, low) = branches(edge)
      for branch in [high, low] where branch > 1 && seen.insert(branch).inserted {
        stack.append(branch)
      }
    }
    return seen.filter { $0 > 1 }.sorted()
  }

  private func branches(
    _ edge: DecisionDiagram.Edge
  ) -> (high: DecisionDiagram.Edge, low: DecisionDiagram.Edge) {
    let node = diagram.nodes[Int(edge >> 1)]
    return (node.high ^ (edge & 1), node.low ^ (edge & 1))
  }

  private mutating func node(
    _ step: Int32, low: Int32, high: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    if high == 0 { return low }
    let node = MinimalAttacks.Node(step: step, low: low, high: high)
    if let known = unique[node] { return known }
    guard nodes.count < nodeLimit else { throw .nodeLimit(nodeLimit) }
    let index = Int32(nodes.count)
    nodes.append(node)
    unique[node] = index
    return index
  }

  /// The sets of `family` that contain no set of `other` (Rauzy's operator "without").
  private mutating func remove(
    supersetsOf other: Int32, from family: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    var stack: [Frame] = []
    var result = enter(family, other, &stack)
    while let frame = stack.last {
      let top = stack.count - 1
      guard let value = result else {
        result = next(frame, &stack)
        continue
      }
      if let finished = try advance(&stack[top], with: value) {
        removed[frame.pair] = finished
        stack.removeLast()
        result = finished
      } else {
        result = next(stack[top], &stack)
      }
    }
    return result ?? 0
  }

  /// Solves a call at once, or pushes a frame for it and returns `nil`.
  private func enter(_ family: Int32, _ other: Int32, _ stack: inout [Frame]) -> Int32? {
    if family == 0 || other == 1 || family == other { return 0 }
    if other == 0 { return family }
    if family == 1 { return containsEmptySet(other) ? 0 : 1 }
    let pair = Pair(first: family, second: other)
    if let known = removed[pair] { return known }
    let step = min(nodes[Int(family)].step, nodes[Int(other)].step)
    stack.append(Frame(pair: pair, step: step, stage: 0, low: 0, partial: 0))
    return nil
  }

  /// The call that a frame waits for.
  private func next(_ frame: Frame, _ stack: inout [Frame]) -> Int32? {
    let family = nodes[Int(frame.pair.first)]
    let other = nodes[Int(frame.pair.second)]
    if family.step > frame.step { return enter(frame.pair.first, other.low, &stack) }
    let otherLow = other.step == frame.step ? other.low : frame.pair.second
    switch frame.stage {
    case 0: return enter(family.low, otherLow, &stack)
    case 1: return enter(family.high, otherLow, &stack)
    default: return enter(frame.partial, other.high, &stack)
    }
  }

  /// Takes the result of a frame's call; the frame's own result, if that was its last.
  private mutating func advance(
    _ frame: inout Frame, with value: Int32
  ) throws(ExactAnalysisError) -> Int32? {
    let family = nodes[Int(frame.pair.first)]
    let other = nodes[Int(frame.pair.second)]
    if family.step > frame.step { return value }
    switch frame.stage {
    case 0:
      frame.low = value
      frame.stage = 1
      return nil
    case 1 where other.step == frame.step:
      frame.partial = value
      frame.stage = 2
      return nil
    default:
      return try node(frame.step, low: frame.low, high: value)
    }
  }

  private func containsEmptySet(_ family: Int32) -> Bool {
    var index = family
    while index > 1 { index = nodes[Int(index)].low }
    return index == 1
  }
}
