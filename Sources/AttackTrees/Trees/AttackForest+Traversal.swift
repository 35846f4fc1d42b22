// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

extension AttackForest {
  /// The names reachable from `goals`, children before parents, each once.
  ///
  /// The order is that of a depth-first walk which visits children in file order. Undefined names are
  /// passed over, and so is the edge that would close a cycle; validation reports both. The walk keeps
  /// its own stack, so that depth is bounded by memory alone. O(nodes + edges).
  public func topologicalOrder(from goals: some Sequence<String>) -> [String] {
    var order: [String] = []
    var seen: Set<String> = []
    var stack: [(node: Node, next: Int)] = []
    func enter(_ name: String) {
      guard let node = self[name], seen.insert(name).inserted else { return }
      stack.append((node, 0))
    }
    for goal in goals {
      enter(goal)
      while let (node, next) = stack.last {
        let children = node.children
        if next < children.count {
          stack[stack.count - 1].next += 1
          enter(children[next])
        } else {
          order.append(node.name)
          stack.removeLast()
        }
      }
    }
    return order
  }

  /// The steps reachable from `goal`, in the order of ``topologicalOrder(from:)``.
  public func steps(under goal: String) -> [Step] {
    topologicalOrder(from: [goal]).compactMap { name in
      if case .step(let step)? = self[name] { step } else { nil }
    }
  }
}
