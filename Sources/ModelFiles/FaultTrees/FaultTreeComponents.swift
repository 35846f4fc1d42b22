// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// What of a fault tree is under its goals, in parts of one goal each.
struct FaultTreeComponents {
  /// For each goal its gates, the goal first, without those that an earlier part has.
  ///
  /// A goal under another goal comes before it.
  private(set) var gates: [[Int]] = []
  /// The events, in the order in which they are met.
  private(set) var events: [Int] = []
  /// The parameters that the events need, directly or not.
  private(set) var parameters: [Int] = []

  /// Finds the parts.
  ///
  /// O(size of the tree), without recursion over gates.
  init(_ tree: FaultTree) {
    var isSeen = Array(repeating: false, count: tree.gates.count)
    var seenEvents = Array(repeating: false, count: tree.events.count)
    for goal in Self.innermostFirst(tree) {
      var part: [Int] = []
      var stack = [goal]
      while let gate = stack.popLast() {
        if isSeen[gate] { continue }
        isSeen[gate] = true
        part.append(gate)
        let leaves = tree.gates[gate].formula.leaves
        stack += leaves.gates.reversed()
        for event in leaves.events where !seenEvents[event] {
          seenEvents[event] = true
          events.append(event)
        }
      }
      if !part.isEmpty { gates.append(part) }
    }
    addParameters(tree)
  }

  private mutating func addParameters(_ tree: FaultTree) {
    var isSeen = Array(repeating: false, count: tree.parameters.count)
    var stack = events.reversed().flatMap {
      tree.events[$0].probability.map { Array($0.parameters.reversed()) } ?? []
    }
    while let parameter = stack.popLast() {
      if isSeen[parameter] { continue }
      isSeen[parameter] = true
      parameters.append(parameter)
      stack += tree.parameters[parameter].expression.parameters.reversed()
    }
  }

  /// The goals, each after the goals under it.
  private static func innermostFirst(_ tree: FaultTree) -> [Int] {
    let isGoal = Set(tree.goals)
    var isSeen = Array(repeating: false, count: tree.gates.count)
    var order: [Int] = []
    for goal in tree.goals where !isSeen[goal] {
      isSeen[goal] = true
      var stack = [(gate: goal, rest: tree.gates[goal].formula.leaves.gates[...])]
      while let (gate, rest) = stack.last {
        guard let next = rest.first else {
          if isGoal.contains(gate) { order.append(gate) }
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].rest = rest.dropFirst()
        if isSeen[next] { continue }
        isSeen[next] = true
        stack.append((next, tree.gates[next].formula.leaves.gates[...]))
      }
    }
    return order
  }
}
