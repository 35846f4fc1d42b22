// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension BooleanGraph {
  /// The reduced graph of goals of a structure function; its inputs are those of the function.
  ///
  /// Gates that only one gate of the same kind uses are drawn into it, equal gates are merged, gates of
  /// one child and constants vanish. Inputs with a known state, if `state` tells one, are constants.
  /// O(nodes + edges log edges), without recursion.
  init(
    _ function: StructureFunction, goals: [Int32], state: (Int32) -> Bool? = { _ in nil }
  ) {
    let form = Coalescing(function, goals: goals)
    var builder = GraphBuilder()
    var edges = Array(repeating: Self.one, count: function.nodes.count)
    for (index, node) in function.nodes.enumerated() where form.isNeeded[index] {
      if case .input(let input) = node.kind {
        edges[index] =
          switch state(input) {
          case true?: Self.one
          case false?: Self.zero
          case nil: builder.input(input)
          }
      } else if !form.isAbsorbed[index] {
        let children = form.members(of: index).map { edges[Int($0 >> 1)] ^ ($0 & 1) }
        edges[index] =
          switch node.kind {
          case .atLeast(let k): builder.atLeast(k, children)
          case .odd: builder.odd(children)
          case .constant(let value): value ? Self.one : Self.zero
          default: builder.all(children) ^ form.sign(of: index)
          }
      }
    }
    builder.graph.goals = goals.map { edges[Int($0)] }
    let reduced = GraphSimplification.simplified(builder.graph.withoutUnused())
    self = GraphSimplification.simplified(CommonFactors.factored(reduced)).grouped()
  }
}

/// Which gates of a structure function can be drawn into their only parent.
///
/// Every gate but a threshold, an `odd` and a constant is read as a signed conjunction of signed children: `any` is the
/// negation of all negated children, `unless` is the first child and the negation of the second, `not` the
/// negation of a conjunction of one. Literals are twice the index of a node, plus one if negated.
private struct Coalescing {
  /// Whether a goal needs the node.
  private(set) var isNeeded: [Bool]
  /// Whether the node is a conjunction inside its only parent, itself a conjunction.
  private(set) var isAbsorbed: [Bool]
  private let function: StructureFunction

  init(_ function: StructureFunction, goals: [Int32]) {
    self.function = function
    isNeeded = Array(repeating: false, count: function.nodes.count)
    isAbsorbed = isNeeded
    var uses = Array(repeating: Int32(0), count: function.nodes.count)
    for goal in goals {
      isNeeded[Int(goal)] = true
      uses[Int(goal)] += 2
    }
    for index in function.nodes.indices.reversed() where isNeeded[index] {
      for child in function.nodes[index].children {
        isNeeded[Int(child)] = true
        uses[Int(child)] += 1
      }
    }
    for index in function.nodes.indices where isNeeded[index] && isConjunction(index) {
      for literal in literals(of: index) {
        let child = Int(literal >> 1)
        isAbsorbed[child] =
          isAbsorbed[child]
          || uses[child] == 1 && isConjunction(child) && sign(of: child) == literal & 1
      }
    }
  }

  /// The children of a node as literals, absorbed gates replaced by their own.
  func members(of index: Int) -> [Int32] {
    var members: [Int32] = []
    var stack = Array(literals(of: index).reversed())
    while let literal = stack.popLast() {
      if isAbsorbed[Int(literal >> 1)] {
        stack.append(contentsOf: literals(of: Int(literal >> 1)).reversed())
      } else {
        members.append(literal)
      }
    }
    return members
  }

  /// 1 if the node is the negation of the conjunction of its literals.
  func sign(of index: Int) -> Int32 {
    switch function.nodes[index].kind {
    case .any, .not: 1
    default: 0
    }
  }

  private func isConjunction(_ index: Int) -> Bool {
    switch function.nodes[index].kind {
    case .input, .atLeast, .odd, .constant: false
    case .any, .all, .sequence, .unless, .not: true
    }
  }

  private func literals(of index: Int) -> [Int32] {
    let node = function.nodes[index]
    return switch node.kind {
    case .input, .constant: []
    case .all, .sequence, .atLeast, .odd, .not: node.children.map { $0 << 1 }
    case .any: node.children.map { $0 << 1 | 1 }
    case .unless: [node.children[0] << 1, node.children[1] << 1 | 1]
    }
  }
}
