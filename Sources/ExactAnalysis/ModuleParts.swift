// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Takes the gates of a graph apart into pieces that share no step.
struct ModuleParts {
  /// Children of a gate that share steps with each other and with no other child.
  struct Component {
    /// The children.
    var children: [BooleanGraph.Edge]
    /// Whether a decision diagram is needed: there are several children, or one that is no module.
    var isEntangled: Bool
  }

  /// Whether the node of each index is a module.
  let isModule: [Bool]
  private let graph: BooleanGraph
  /// For each node a place that is -1 between calls.
  private var marks: [Int32]

  /// Finds the modules of a graph.
  ///
  /// O(nodes + edges).
  init(_ graph: BooleanGraph) {
    self.graph = graph
    isModule = Modules(graph).isModule
    marks = Array(repeating: -1, count: graph.count)
  }

  /// Whether edges lead to different modules.
  func areApart(_ edges: [BooleanGraph.Edge]) -> Bool {
    edges.allSatisfy { isModule[Int($0 >> 1)] } && Set(edges.map { $0 >> 1 }).count == edges.count
  }

  /// The children of a gate in groups that share no module.
  ///
  /// O(nodes between the gate and the modules below it).
  mutating func components(of node: Int) -> [Component] {
    let children = Array(graph.children(of: node))
    if children.allSatisfy({ isModule[Int($0 >> 1)] }) {
      return children.map { Component(children: [$0], isEntangled: false) }
    }
    var groups = Array(children.indices)
    var visited: [Int] = []
    for (index, child) in children.enumerated() {
      var stack = [Int(child >> 1)]
      while let next = stack.popLast() {
        if marks[next] >= 0 {
          Self.join(index, Int(marks[next]), &groups)
          continue
        }
        marks[next] = Int32(index)
        visited.append(next)
        if !isModule[next] {
          stack.append(contentsOf: graph.children(of: next).map { Int($0 >> 1) })
        }
      }
    }
    for next in visited { marks[next] = -1 }
    return gathered(children, groups)
  }

  /// A module's gate in pieces that share nothing, each with a graph of its own; the gate is their conjunction.
  mutating func pieces(
    of node: Int
  ) -> [(graph: BooleanGraph, variables: [BooleanGraph.Edge])] {
    switch graph.kinds[node] {
    case .constant, .input: []
    case .atLeast: [extract(graph.kinds[node], Array(graph.children(of: node)))]
    case .all: components(of: node).map { extract(.all, $0.children) }
    }
  }

  /// A gate over edges as a graph of its own, whose inputs are the modules below.
  ///
  /// O(nodes between the gate and the modules).
  ///
  /// - Returns: The graph, and for each of its inputs the module's edge in the whole graph.
  mutating func extract(
    _ kind: BooleanGraph.Kind, _ children: [BooleanGraph.Edge]
  ) -> (graph: BooleanGraph, variables: [BooleanGraph.Edge]) {
    var part = BooleanGraph()
    var variables: [BooleanGraph.Edge] = []
    let nodes = expanded(children)
    for node in nodes {
      if isModule[node] {
        marks[node] = part.append(.input(Int32(variables.count)), [])
        variables.append(Int32(node) << 1)
      } else {
        marks[node] = part.append(graph.kinds[node], graph.children(of: node).map(local))
      }
    }
    let goal = part.append(kind, children.map(local))
    part.goals = [goal << 1]
    for node in nodes { marks[node] = -1 }
    return (part, variables)
  }

  private func local(_ edge: BooleanGraph.Edge) -> BooleanGraph.Edge {
    marks[Int(edge >> 1)] << 1 | (edge & 1)
  }

  /// The nodes between edges and the modules below, both included, children first.
  private mutating func expanded(_ edges: [BooleanGraph.Edge]) -> [Int] {
    var stack = edges.map { Int($0 >> 1) }
    var nodes: [Int] = []
    while let node = stack.popLast() {
      if marks[node] >= 0 { continue }
      marks[node] = 0
      nodes.append(node)
      if !isModule[node] { stack.append(contentsOf: graph.children(of: node).map { Int($0 >> 1) }) }
    }
    return nodes.sorted()
  }

  private func gathered(_ children: [BooleanGraph.Edge], _ groups: [Int]) -> [Component] {
    var members: [[BooleanGraph.Edge]] = Array(repeating: [], count: children.count)
    for (index, child) in children.enumerated() {
      members[Self.representative(index, groups)].append(child)
    }
    return members.filter { !$0.isEmpty }.map { children in
      Component(
        children: children,
        isEntangled: children.count > 1 || !isModule[Int(children[0] >> 1)])
    }
  }

  private static func representative(_ index: Int, _ groups: [Int]) -> Int {
    var index = index
    while groups[index] != index { index = groups[index] }
    return index
  }

  private static func join(_ a: Int, _ b: Int, _ groups: inout [Int]) {
    let (a, b) = (representative(a, groups), representative(b, groups))
    groups[max(a, b)] = min(a, b)
  }
}
