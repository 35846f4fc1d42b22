// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A graph's families of implicants above a probability, gate by gate.
///
/// Negations are pushed to the inputs, so that the goal rises in its literals. What is dropped at a gate can
/// change the goal only if one of the sets dropped happens: the sum over all gates bounds what is lost, and so
/// does what is handed up from gate to gate (``TruncationLoss``); the less counts.
struct TruncatedAssembly: ~Copyable {
  /// The families.
  private(set) var families: TruncatedFamilies
  /// The goal's family.
  private(set) var root: Int32 = 0
  /// A bound of the probability that the goal is reached by what was dropped alone.
  private(set) var dropped = 0.0
  private let graph: BooleanGraph
  private let level: [Int32]
  private let budget: Int32
  /// By edge; -1 where none was made.
  private var known: [Int32]
  private let loss: TruncationLoss
  /// By edge, a bound of the probability that it is true without any set of its family.
  private var missing: [Double]

  /// Builds the family of a graph's only goal.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - order: Its inputs in the order of the diagrams.
  ///   - probabilities: A probability for every input.
  ///   - budget: The greatest weight of a set, see ``TruncatedFamilies``.
  ///   - nodeLimit: The most nodes.
  ///   - workLimit: The most operations.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  init(
    _ graph: BooleanGraph, order: [Int32], _ probabilities: [Double], budget: Int32,
    nodeLimit: Int, workLimit: Int
  ) throws(ExactAnalysisError) {
    var level = Array(repeating: Int32(0), count: graph.inputCount)
    for (place, input) in order.enumerated() { level[Int(input)] = Int32(place) }
    self.graph = graph
    self.level = level
    self.budget = budget
    families = TruncatedFamilies(
      probabilities: order.flatMap { [probabilities[Int($0)], 1 - probabilities[Int($0)]] },
      nodeLimit: nodeLimit, workLimit: workLimit)
    known = Array(repeating: -1, count: graph.count * 2)
    missing = Array(repeating: 0, count: graph.count * 2)
    loss = TruncationLoss(graph)
    let literals = graph.literals
    for node in 0..<graph.count {
      for edge in [Int32(node) << 1, Int32(node) << 1 | 1] where literals[Int(edge)] {
        known[Int(edge)] = try family(of: edge)
      }
    }
    root = known[Int(graph.goals[0])]
    dropped = min(dropped, missing[Int(graph.goals[0])])
  }

  private mutating func family(of edge: BooleanGraph.Edge) throws(ExactAnalysisError) -> Int32 {
    let (node, sign) = (Int(edge >> 1), edge & 1)
    let children = graph.children(of: node).map { $0 ^ sign }
    switch graph.kinds[node] {
    case .constant: return sign ^ 1
    case .input(let input):
      let result = try families.literal(level[Int(input)] * 2 + sign, budget: budget)
      dropped += result.dropped
      missing[Int(edge)] = result.dropped
      return result.family
    case .all where sign == 0: return try product(children, for: edge)
    case .all:
      missing[Int(edge)] = children.reduce(0) { $0 + missing[Int($1)] }
      return try union(children.map { known[Int($0)] })
    case .atLeast(let k):
      let before = dropped
      let family = try atLeast(
        sign == 0 ? k : children.count - k + 1, of: children.map { known[Int($0)] })
      missing[Int(edge)] = children.reduce(dropped - before) { $0 + missing[Int($1)] }
      return family
    }
  }

  private mutating func product(
    _ children: [BooleanGraph.Edge], for edge: BooleanGraph.Edge
  ) throws(ExactAnalysisError) -> Int32 {
    var result: Int32 = 1
    // Those of least sum first: they leave least room for the others.
    let children = children.sorted {
      families.sum(of: known[Int($0)]) < families.sum(of: known[Int($1)])
    }
    let parts = children.map { child in
      TruncationLoss.Part(
        bound: min(1, families.sum(of: known[Int(child)]) + missing[Int(child)]),
        nodes: [Int(child >> 1)])
    }
    var lost = 0.0
    for (place, child) in children.enumerated() {
      let before = dropped
      result = try product(result, known[Int(child)])
      if dropped > before {
        let joined = TruncationLoss.Part(
          bound: dropped - before, nodes: children[...place].map { Int($0 >> 1) })
        lost += loss.joined(joined, with: Array(parts[(place + 1)...]))
      }
      if missing[Int(child)] > 0 {
        let below = TruncationLoss.Part(bound: missing[Int(child)], nodes: [Int(child >> 1)])
        lost += loss.joined(below, with: Array(parts[..<place] + parts[(place + 1)...]))
      }
    }
    missing[Int(edge)] = lost
    return result
  }

  private mutating func product(_ a: Int32, _ b: Int32) throws(ExactAnalysisError) -> Int32 {
    let result = try families.product(a, b, budget: budget)
    dropped += result.dropped
    return result.family
  }

  /// Pairs before pairs of pairs: a small set is not joined to a large one again and again.
  private mutating func union(_ children: [Int32]) throws(ExactAnalysisError) -> Int32 {
    var waiting = children
    while waiting.count > 1 {
      var next: [Int32] = []
      for place in stride(from: 0, to: waiting.count - 1, by: 2) {
        next.append(try families.union(waiting[place], waiting[place + 1]))
      }
      if waiting.count % 2 == 1 { next.append(waiting[waiting.count - 1]) }
      waiting = next
    }
    return waiting.first ?? 0
  }

  /// By the recursion over how many are still needed.
  private mutating func atLeast(
    _ k: Int, of children: [Int32]
  ) throws(ExactAnalysisError) -> Int32 {
    var needed = [Int32(1)] + Array(repeating: 0, count: max(k, 0))
    for child in children {
      for count in stride(from: k, to: 0, by: -1) {
        needed[count] = try families.union(
          needed[count], try product(child, needed[count - 1]))
      }
    }
    return needed[max(k, 0)]
  }

  /// The minimal sets of steps in the goal's sets; what is not a step is left out of them.
  ///
  /// - Parameter isStep: Tells for each literal whether it is a step of the attacker.
  /// - Returns: The family.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  mutating func steps(_ isStep: [Bool]) throws(ExactAnalysisError) -> Int32 {
    if isStep.enumerated().allSatisfy({ $0.element == ($0.offset % 2 == 0) }), graph.isRising {
      return root
    }
    var projected = Array(repeating: Int32(0), count: families.nodes.count)
    projected[1] = 1
    for index in 2..<max(Int(root) + 1, 2) {
      let node = families.nodes[Int32(index)]
      let (high, low) = (projected[Int(node.high)], projected[Int(node.low)])
      projected[index] =
        isStep[Int(node.variable)]
        ? try families.node(
          node.variable, high: try families.remove(from: high, supersetsOf: low), low: low)
        : try families.union(high, low)
    }
    return projected[Int(root)]
  }

  /// The probability that some set of the goal's family happens.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if its decision diagram outgrows a limit.
  func probability(
    _ chances: [Double], nodeLimit: Int
  ) throws(ExactAnalysisError) -> Double {
    var diagram = DecisionDiagram(nodeLimit: nodeLimit)
    var edges = Array(repeating: DecisionDiagram.zero, count: Int(root) + 2)
    edges[1] = DecisionDiagram.one
    for index in reached() {
      let node = families.nodes[Int32(index)]
      let variable = try diagram.variable(node.variable >> 1) ^ (node.variable & 1)
      edges[index] = try diagram.or(
        edges[Int(node.low)], try diagram.and(variable, edges[Int(node.high)]))
    }
    let goal = edges[Int(root)]
    var values = [1.0]
    for node in 1..<max(Int32(diagram.nodes.count), 1) {
      let (high, low) = diagram.branches(node << 1)
      let chance = chances[Int(diagram.variable(of: node << 1))]
      func value(_ edge: DecisionDiagram.Edge) -> Double {
        edge & 1 == 0 ? values[Int(edge >> 1)] : 1 - values[Int(edge >> 1)]
      }
      values.append(chance * value(high) + (1 - chance) * value(low))
    }
    return goal & 1 == 0 ? values[Int(goal >> 1)] : 1 - values[Int(goal >> 1)]
  }

  /// The nodes under the goal, children first.
  private func reached() -> [Int] {
    var isReached = Array(repeating: false, count: Int(root) + 2)
    isReached[Int(root)] = true
    for index in stride(from: Int(root), to: 1, by: -1) where isReached[index] {
      isReached[Int(families.nodes[Int32(index)].high)] = true
      isReached[Int(families.nodes[Int32(index)].low)] = true
    }
    return (2..<max(Int(root) + 1, 2)).filter { isReached[$0] }
  }
}
