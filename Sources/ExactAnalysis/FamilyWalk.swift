// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Minimal solutions over modules, being replaced by solutions over inputs.
struct FamilyWalk {
  private let family: ModularSolutions.Family
  /// The nodes to be written, those reached after a step was taken first, then those before any.
  private var tasks: [(node: Int, isBeforeAny: Bool)] = []
  private var next = 0
  private var after: [Int32]
  private var before: Int32

  /// Starts with the last node of a family, whose sets `with` and `without` complete.
  init(_ family: ModularSolutions.Family, with: Int32, without: Int32) {
    self.family = family
    before = family.root == 1 ? with : without
    after = Array(repeating: 0, count: family.nodes.count)
    after[1] = with
    var isAfter = Array(repeating: false, count: family.nodes.count)
    var first: [Int] = []
    var index = Int(family.root)
    while index > 1 {
      first.append(index)
      isAfter[Int(family.nodes[index].high)] = true
      index = Int(family.nodes[index].low)
    }
    for node in family.nodes.indices.reversed() where node > 1 && isAfter[node] {
      isAfter[Int(family.nodes[node].high)] = true
      isAfter[Int(family.nodes[node].low)] = true
    }
    tasks = family.nodes.indices.filter { $0 > 1 && isAfter[$0] }.map { ($0, false) }
    tasks += first.reversed().map { ($0, true) }
  }

  /// The whole family, if all nodes are written.
  var finished: Int32? { next == tasks.count ? before : nil }

  /// The module of the node that comes next.
  var module: Int { family.modules[Int(family.nodes[tasks[next].node].step)] }

  /// What completes the sets of that node's module.
  var completions: (with: Int32, without: Int32) {
    let node = family.nodes[tasks[next].node]
    return (after[Int(node.high)], tasks[next].isBeforeAny ? before : after[Int(node.low)])
  }

  /// Takes the family of that node.
  mutating func take(_ value: Int32) {
    if tasks[next].isBeforeAny { before = value } else { after[tasks[next].node] = value }
    next += 1
  }
}
