// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension AttackForest {
  /// The nodes by which a set of steps reaches goals: those that hold with just these steps, from the goals down.
  ///
  /// Defences are taken to fail unless they are among the steps.
  ///
  /// - Parameters:
  ///   - steps: Names of steps that succeed.
  ///   - goals: The goals.
  /// - Returns: The names of nodes and steps on the way; empty if no goal is reached.
  /// - Complexity: O(nodes and edges under the goals).
  public func course(of steps: Set<String>, to goals: [String]) -> Set<String> {
    let order = topologicalOrder(from: goals)
    var holding: Set<String> = []
    for name in order {
      switch self[name] {
      case .step?: if steps.contains(name) { holding.insert(name) }
      case .gate(let gate)?: if Self.holds(gate, with: holding) { holding.insert(name) }
      case nil: break
      }
    }
    var course = Set(goals.filter(holding.contains))
    for name in order.reversed() where course.contains(name) {
      course.formUnion((self[name]?.children ?? []).filter(holding.contains))
    }
    return course
  }

  private static func holds(_ gate: Gate, with holding: Set<String>) -> Bool {
    let count = gate.children.count { holding.contains($0) }
    return switch gate.kind {
    case .any: count > 0
    case .all, .sequence: count == gate.children.count
    case .atLeast(let k): count >= k
    case .unless: holding.contains(gate.children[0]) && !holding.contains(gate.children[1])
    }
  }
}
