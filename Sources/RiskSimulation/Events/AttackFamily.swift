// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// All minimal attacks of a goal, too many to be listed, as a diagram from which one is drawn and in which those that
/// succeed are counted.
struct AttackFamily: Sendable {
  private struct Node: Sendable {
    var step: Int
    var low: Int
    var high: Int
    /// The probability of the step times the sum of the attacks' probabilities behind it.
    var with: Double
    /// The sum of the probabilities of all attacks of the node.
    var total: Double
  }

  /// The most nodes: each trial with the goal walks over all of them.
  static let mostNodes = 4_096

  private var nodes: [Node]
  private let root: Int

  /// The sum of the attacks' probabilities.
  var total: Double { nodes[root].total }

  /// Takes a diagram of attacks; `nil` if it is too large.
  ///
  /// - Parameters:
  ///   - attacks: The attacks.
  ///   - steps: For each input of the attacks the index of the step.
  ///   - probabilities: The probability of each step.
  init?(_ attacks: MinimalAttacks, steps: [Int], probabilities: [Double]) {
    guard attacks.nodes.count <= Self.mostNodes else { return nil }
    nodes = [
      Node(step: 0, low: 0, high: 0, with: 0, total: 0),
      Node(step: 0, low: 0, high: 0, with: 0, total: 1),
    ]
    for node in attacks.nodes.dropFirst(2) {
      let step = steps[Int(node.step)]
      let with = probabilities[step] * nodes[Int(node.high)].total
      nodes.append(
        Node(
          step: step, low: Int(node.low), high: Int(node.high), with: with,
          total: with + nodes[Int(node.low)].total))
    }
    root = Int(attacks.root)
  }

  /// Calls a function with each step of an attack that is drawn as often as its probability is a part of the total.
  ///
  /// O(length of its path).
  func draw(_ choice: NamedStream, trial: UInt64, _ body: (Int) -> Void) {
    var index = root
    var depth: UInt32 = 0
    while index > 1 {
      let node = nodes[index]
      // Only where both branches are possible something has to be decided.
      let isCertain = node.with == node.total
      if isCertain
        || node.with > 0
          && choice.uniform(trial: trial, draw: depth) * node.total < node.with
      {
        body(node.step)
        index = node.high
      } else {
        index = node.low
      }
      depth &+= 1
    }
  }

  /// How many attacks succeed, given which steps do; `counts` is scratch memory.
  ///
  /// O(nodes).
  func count(_ counts: inout [Double], _ happens: (Int) -> Bool) -> Double {
    counts.removeAll(keepingCapacity: true)
    counts.append(0)
    counts.append(1)
    for node in nodes.dropFirst(2) {
      counts.append(counts[node.low] + (happens(node.step) ? counts[node.high] : 0))
    }
    return counts[root]
  }
}
