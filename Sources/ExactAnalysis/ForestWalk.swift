// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Numbers the nodes under goals, children first, in the order of a depth-first walk.
struct ForestWalk {
  /// The nodes so far.
  private(set) var nodes: [StructureFunction.Node] = []
  /// The steps met so far.
  private(set) var inputs: [String] = []
  /// Whose events they are.
  private(set) var roles: [Step.Role] = []
  private let forest: AttackForest
  /// For each node of the forest its number; -1 if it was not met, -2 while its children are visited.
  private var indices: [Int32]

  private struct Visit {
    /// The place of the gate in the forest.
    var gate: Int
    /// The places of its children.
    var children: [Int]
    var next = 0
  }

  /// Makes a walk that has seen nothing.
  init(_ forest: AttackForest) {
    self.forest = forest
    indices = Array(repeating: -1, count: forest.nodes.count)
  }

  /// The number of a node; `nil` if it was not met.
  func index(of name: String) -> Int32? {
    forest.nodes.index(forKey: name).map { indices[$0] }
  }

  /// Numbers a goal and what is under it.
  ///
  /// - Throws: ``ExactAnalysisError`` for undefined nodes, cycles and malformed gates.
  mutating func visit(_ goal: String) throws(ExactAnalysisError) {
    guard let place = forest.nodes.index(forKey: goal) else { throw .undefinedNode(goal) }
    var stack: [Visit] = []
    try enter(place, &stack)
    while let visit = stack.last {
      if visit.next < visit.children.count {
        stack[stack.count - 1].next += 1
        try enter(visit.children[visit.next], &stack)
      } else {
        stack.removeLast()
        leave(visit)
      }
    }
  }

  private mutating func enter(_ place: Int, _ stack: inout [Visit]) throws(ExactAnalysisError) {
    if indices[place] >= 0 { return }
    let (name, node) = forest.nodes.elements[place]
    if indices[place] == -2 { throw .cycle(name) }
    switch node {
    case .step(let step):
      indices[place] = Int32(nodes.count)
      nodes.append(StructureFunction.Node(kind: .input(Int32(inputs.count)), children: []))
      inputs.append(step.name)
      roles.append(step.role)
    case .gate(let gate):
      indices[place] = -2
      stack.append(Visit(gate: place, children: try children(of: gate)))
    }
  }

  private mutating func leave(_ visit: Visit) {
    guard case .gate(let gate) = forest.nodes.elements[visit.gate].value else { return }
    indices[visit.gate] = Int32(nodes.count)
    let kind: StructureFunction.Kind =
      switch gate.kind {
      case .any: .any
      case .all: .all
      case .sequence: .sequence
      case .atLeast(let k): .atLeast(k)
      case .unless: .unless
      }
    nodes.append(
      StructureFunction.Node(kind: kind, children: visit.children.map { indices[$0] }))
  }

  private func children(of gate: Gate) throws(ExactAnalysisError) -> [Int] {
    guard !gate.children.isEmpty, gate.kind != .unless || gate.children.count == 2 else {
      throw .malformedGate(gate.name)
    }
    var places: [Int] = []
    places.reserveCapacity(gate.children.count)
    for child in gate.children {
      guard let place = forest.nodes.index(forKey: child) else { throw .undefinedNode(child) }
      places.append(place)
    }
    return places
  }
}
