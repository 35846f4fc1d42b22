// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Joins the fronts of modules from the steps to the goal.
struct FrontComposer {
  private let graph: BooleanGraph
  private let literals: [Bool]
  private let inputs: [[TriedSet]]
  private let limit: Int
  private var parts: ModuleParts
  private var fronts: [[TriedSet]]

  /// Makes a composer; `inputs` has the sets for each input alone.
  init(_ graph: BooleanGraph, inputs: [[TriedSet]], limit: Int) {
    self.graph = graph
    self.inputs = inputs
    self.limit = limit
    literals = graph.literals
    parts = ModuleParts(graph)
    fronts = Array(repeating: [], count: graph.count)
  }

  /// The sets worth trying for the only goal.
  mutating func compose() throws(ExactAnalysisError) -> [TriedSet] {
    let goal = Int(graph.goals[0] >> 1)
    for node in 0...goal where parts.isModule[node] || node == goal {
      fronts[node] = try front(of: node)
    }
    return fronts[goal].map { $0.signed(graph.goals[0] & 1) }
  }

  private mutating func front(of node: Int) throws(ExactAnalysisError) -> [TriedSet] {
    let aim = aim(of: node)
    switch graph.kinds[node] {
    case .constant: return [.nothing]
    case .input(let input): return TriedSet.worthKeeping(inputs[Int(input)], aim)
    case .atLeast: return try weighed(graph.kinds[node], Array(graph.children(of: node)), aim)
    case .all:
      var result = [TriedSet.nothing]
      for part in parts.components(of: node) {
        let sets =
          part.isEntangled
          ? try weighed(.all, part.children, aim)
          : fronts[Int(part.children[0] >> 1)].map { $0.signed(part.children[0] & 1) }
        guard result.count * sets.count <= limit else { throw .frontLimit(limit) }
        result = TriedSet.worthKeeping(
          result.flatMap { set in sets.map { set.joined(to: $0) } }, aim)
      }
      return result
    }
  }

  /// What the goal wants of a node, negations pushed down.
  private func aim(of node: Int) -> TriedSet.Aim {
    switch (literals[node << 1], literals[node << 1 | 1]) {
    case (true, false): .truth
    case (false, true): .falsehood
    default: .either
    }
  }

  /// The front of a gate whose children share steps: every combination of what is below.
  private mutating func weighed(
    _ kind: BooleanGraph.Kind, _ children: [BooleanGraph.Edge], _ aim: TriedSet.Aim
  ) throws(ExactAnalysisError) -> [TriedSet] {
    let part = parts.extract(kind, children)
    let choices = part.variables.map { fronts[Int($0 >> 1)] }
    var combinations = 1
    for choice in choices {
      combinations *= choice.count
      guard combinations <= limit else { throw .frontLimit(limit) }
    }
    let selection = try DiagramSelection(part.graph)
    var digits = Array(repeating: 0, count: choices.count)
    var sets: [TriedSet] = []
    for _ in 0..<combinations {
      sets.append(selection.evaluate(digits.enumerated().map { choices[$0][$1] }))
      if sets.count > 4096 { sets = TriedSet.worthKeeping(sets, aim) }
      Self.advance(&digits, choices)
    }
    return TriedSet.worthKeeping(sets, aim)
  }

  /// The next combination, counting with a base for each digit.
  private static func advance(_ digits: inout [Int], _ choices: [[TriedSet]]) {
    for place in digits.indices {
      digits[place] += 1
      if digits[place] < choices[place].count { return }
      digits[place] = 0
    }
  }
}
