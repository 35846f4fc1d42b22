// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The modules of a graph: nodes whose descendants are used nowhere else.
///
/// Linear time, by the first and last visits of a depth-first walk (Dutuit and Rauzy, "A linear-time
/// algorithm to find modules of fault trees", IEEE Transactions on Reliability 45(3), 1996).
struct Modules {
  private struct Visits {
    var first: [Int]
    var second: [Int]
    var last: [Int]
  }

  /// Whether the node of each index is a module; every input is one.
  let isModule: [Bool]

  /// Finds the modules under all goals.
  ///
  /// O(nodes + edges), without recursion.
  init(_ graph: BooleanGraph) {
    isModule = Self.modules(graph, Self.visits(graph))
  }

  private static func visits(_ graph: BooleanGraph) -> Visits {
    let none = Array(repeating: 0, count: graph.count)
    var visits = Visits(first: none, second: none, last: none)
    var clock = 0
    var stack: [(node: Int, next: Int)] = []
    func visit(_ node: Int) {
      visits.last[node] = clock
      if visits.first[node] == 0 {
        visits.first[node] = clock
        stack.append((node, graph.children(of: node).startIndex))
      }
    }
    for goal in graph.goals {
      clock += 1
      visit(Int(goal >> 1))
      while let (node, next) = stack.last {
        let children = graph.children(of: node)
        clock += 1
        if next < children.endIndex {
          stack[stack.count - 1].next += 1
          visit(Int(children[next] >> 1))
        } else {
          visits.second[node] = clock
          visits.last[node] = clock
          stack.removeLast()
        }
      }
    }
    return visits
  }

  /// A node is a module if all visits of its descendants fall between its first visit and its return.
  private static func modules(_ graph: BooleanGraph, _ visits: Visits) -> [Bool] {
    var earliest = Array(repeating: Int.max, count: graph.count)
    var latest = Array(repeating: 0, count: graph.count)
    return (0..<graph.count).map { node in
      let children = graph.children(of: node)
      for edge in children {
        let child = Int(edge >> 1)
        earliest[node] = min(earliest[node], visits.first[child], earliest[child])
        latest[node] = max(latest[node], visits.last[child], latest[child])
      }
      return children.isEmpty
        || earliest[node] > visits.first[node] && latest[node] < visits.second[node]
    }
  }
}
