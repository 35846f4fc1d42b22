// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The modules of a structure function: nodes whose descendants are used nowhere else.
///
/// Linear time, by the first and last visits of a depth-first walk (Dutuit and Rauzy, "A linear-time
/// algorithm to find modules of fault trees", IEEE Transactions on Reliability 45(3), 1996).
struct Modules {
  /// Whether the node of each index is a module; every step is one.
  private(set) var isModule: [Bool]

  /// Finds the modules under all goals.
  ///
  /// O(nodes + edges), without recursion.
  init(_ function: StructureFunction) {
    let count = function.nodes.count
    var first = Array(repeating: 0, count: count)
    var second = Array(repeating: 0, count: count)
    var last = Array(repeating: 0, count: count)
    var clock = 0
    var stack: [(node: Int, next: Int)] = []
    for goal in Set(function.goals).sorted() {
      if first[Int(goal)] != 0 { continue }
      clock += 1
      first[Int(goal)] = clock
      stack.append((Int(goal), 0))
      while let (node, next) = stack.last {
        let children = function.nodes[node].children
        clock += 1
        if next < children.count {
          stack[stack.count - 1].next += 1
          let child = Int(children[next])
          if first[child] == 0 {
            first[child] = clock
            last[child] = clock
            stack.append((child, 0))
          } else {
            last[child] = clock
          }
        } else {
          second[node] = clock
          last[node] = max(last[node], clock)
          stack.removeLast()
        }
      }
    }
    isModule = Self.modules(function, first: first, second: second, last: last)
  }

  /// A node is a module if all visits of its descendants fall between its first visit and its return.
  private static func modules(
    _ function: StructureFunction, first: [Int], second: [Int], last: [Int]
  ) -> [Bool] {
    let count = function.nodes.count
    var earliest = Array(repeating: Int.max, count: count)
    var latest = Array(repeating: 0, count: count)
    var result = Array(repeating: false, count: count)
    for (index, node) in function.nodes.enumerated() {
      for child in node.children {
        let child = Int(child)
        earliest[index] = min(earliest[index], first[child], earliest[child])
        latest[index] = max(latest[index], last[child], latest[child])
      }
      result[index] =
        node.children.isEmpty || (earliest[index] > first[index] && latest[index] < second[index])
    }
    return result
  }
}
