// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Bounds of the probability that a gate is true without any of the sets kept for it, from the gates below.
///
/// Where something is missing below one child of a conjunction the gate is true only if the other children are
/// too: those that share no input with what is missing, nor with each other, multiply, and of the others the least
/// likely bounds. So a loss deep below conjunctions counts for little, where a sum over all gates would count it
/// in full.
struct TruncationLoss {
  /// Something missing, or a child: a bound of its probability and the nodes that it depends on.
  struct Part {
    var bound: Double
    var nodes: [Int]
  }

  /// Past so many words of sets of inputs it is not asked what is apart.
  private static let mostWords = 1 << 22
  /// Conjunctions of more children are bounded by what is missing alone.
  private static let mostChildren = 64

  private let words: Int
  /// For each node the inputs below, a bit each; empty for a graph that is too large.
  private var inputs: [UInt64] = []

  /// Finds the inputs below each node.
  ///
  /// O(edges * inputs / 64).
  init(_ graph: BooleanGraph) {
    words = (graph.inputCount + 63) / 64
    guard words * graph.count <= Self.mostWords else { return }
    inputs = Array(repeating: 0, count: words * graph.count)
    for node in 0..<graph.count {
      if case .input(let input) = graph.kinds[node] {
        inputs[node * words + Int(input) >> 6] |= 1 << UInt64(input & 63)
      }
      for edge in graph.children(of: node) {
        for word in 0..<words {
          inputs[node * words + word] |= inputs[Int(edge >> 1) * words + word]
        }
      }
    }
  }

  /// A bound of the probability that something happens together with all others.
  ///
  /// O(others * inputs / 64).
  func joined(_ missing: Part, with others: [Part]) -> Double {
    if inputs.isEmpty || others.count > Self.mostChildren {
      return missing.bound
    }
    var taken = Array(repeating: UInt64(0), count: words)
    for node in missing.nodes { add(node, to: &taken) }
    var (product, least) = (missing.bound, missing.bound)
    for other in others.sorted(by: { $0.bound < $1.bound }) {
      if other.nodes.allSatisfy({ isApart($0, taken) }) {
        product *= min(1, other.bound)
        for node in other.nodes { add(node, to: &taken) }
      } else {
        least = min(least, other.bound)
      }
    }
    return min(product, least)
  }

  private func add(_ node: Int, to taken: inout [UInt64]) {
    for word in 0..<words { taken[word] |= inputs[node * words + word] }
  }

  private func isApart(_ node: Int, _ taken: [UInt64]) -> Bool {
    for word in 0..<words where taken[word] & inputs[node * words + word] != 0 { return false }
    return true
  }
}
