// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Finds cycles among things that refer to each other by index.
enum ReferenceCycle {
  /// A node of a graph that can be reached from itself, if there is one.
  ///
  /// O(nodes + references), without recursion.
  static func first(in references: [[Int]]) -> Int? {
    enum State { case new, open, done }
    var states = Array(repeating: State.new, count: references.count)
    for start in references.indices where states[start] == .new {
      var stack = [(node: start, next: 0)]
      states[start] = .open
      while let (node, next) = stack.last {
        guard next < references[node].count else {
          states[node] = .done
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let child = references[node][next]
        if states[child] == .open { return child }
        if states[child] == .new {
          states[child] = .open
          stack.append((child, 0))
        }
      }
    }
    return nil
  }
}
