// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Builds the decision diagram of a node of a structure function over given variables.
struct DiagramBuilder {
  /// The diagram so far.
  private(set) var diagram: DecisionDiagram
  private let function: StructureFunction

  /// Makes a builder without diagram nodes.
  init(_ function: StructureFunction, nodeLimit: Int) {
    self.function = function
    diagram = DecisionDiagram(nodeLimit: nodeLimit)
  }

  /// The function of a node; `level` gives the place of a variable in the order, `nil` for a gate that
  /// is to be expanded.
  ///
  /// The root itself is always expanded. Without recursion.
  mutating func edge(
    of root: Int, level: (Int) -> Int32?
  ) throws(ExactAnalysisError) -> DecisionDiagram.Edge {
    var edges: [Int: DecisionDiagram.Edge] = [:]
    for index in expanded(root, level) {
      if index != root, let variable = level(index) {
        edges[index] = try diagram.variable(variable)
      } else {
        let children = function.nodes[index].children.compactMap { edges[Int($0)] }
        edges[index] = try gate(function.nodes[index].kind, children)
      }
    }
    return edges[root] ?? DecisionDiagram.zero
  }

  /// The nodes between the root and the variables, children first: indices rise from children to parents.
  private func expanded(_ root: Int, _ level: (Int) -> Int32?) -> [Int] {
    var seen: Set<Int> = [root]
    var stack = [root]
    while let node = stack.popLast() {
      if node != root && level(node) != nil { continue }
      for child in function.nodes[node].children where seen.insert(Int(child)).inserted {
        stack.append(Int(child))
      }
    }
    return seen.sorted()
  }

  private mutating func gate(
    _ kind: StructureFunction.Kind, _ children: [DecisionDiagram.Edge]
  ) throws(ExactAnalysisError) -> DecisionDiagram.Edge {
    switch kind {
    case .input: DecisionDiagram.zero
    case .any: try diagram.any(children)
    case .all: try diagram.all(children)
    case .atLeast(let k): try diagram.atLeast(k, of: children)
    case .unless: try diagram.and(children[0], DecisionDiagram.not(children[1]))
    }
  }
}
