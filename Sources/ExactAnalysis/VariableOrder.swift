// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Orders of the variables of a decision diagram; which is good depends on the tree.
enum VariableOrder: CaseIterable {
  /// Depth first; child gates before variables, both by falling number of parents.
  case gatesFirst
  /// Depth first, children in the order of the file.
  case fileOrder

  /// The variables under a root in this order, each once.
  ///
  /// O(nodes + edges), without recursion.
  ///
  /// `isVariable` tells of an index whether its node is a variable of the diagram; `parents` counts each
  /// node's parents.
  func variables(
    under root: Int, of function: StructureFunction, parents: [Int],
    isVariable: (Int) -> Bool
  ) -> [Int] {
    var order: [Int] = []
    var seen: Set<Int> = [root]
    var stack = [root]
    while let node = stack.popLast() {
      if node != root && isVariable(node) {
        order.append(node)
        continue
      }
      for child in arranged(function.nodes[node].children, parents, isVariable).reversed()
      where seen.insert(child).inserted {
        stack.append(child)
      }
    }
    return order
  }

  private func arranged(
    _ children: [Int32], _ parents: [Int], _ isVariable: (Int) -> Bool
  ) -> [Int] {
    let children = children.map { Int($0) }
    guard self == .gatesFirst else { return children }
    return children.enumerated().sorted { left, right in
      let (a, b) = (isVariable(left.element), isVariable(right.element))
      if a != b { return !a }
      let (p, q) = (parents[left.element], parents[right.element])
      return p == q ? left.offset < right.offset : p > q
    }.map(\.element)
  }
}
