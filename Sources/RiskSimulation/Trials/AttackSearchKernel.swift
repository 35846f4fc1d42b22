// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Scratch memory for searching one diagram, used again from trial to trial.
struct AttackSearchKernel {
  private struct Branch {
    var node: Int
    var probability: Double
    var cost: Double
    var time: Double
  }

  private var likeliest: [Double]
  private var cheapest: [Double]
  private var fastest: [Double]
  private var stack: [Branch] = []

  /// Makes scratch memory for a diagram.
  ///
  /// O(nodes).
  init(_ search: AttackSearch) {
    likeliest = Array(repeating: 0, count: search.nodes.count)
    cheapest = likeliest
    fastest = likeliest
  }

  /// The success probability of the likeliest attack within the limits; 0 if there is none.
  ///
  /// `read` gives the number in a column for the trial at hand.
  mutating func best(_ search: AttackSearch, read: (Register) -> Double) -> Double {
    bound(search, read: read)
    let budget = read(search.budget)
    let patience = read(search.patience)
    var best = 0.0
    stack.removeAll(keepingCapacity: true)
    stack.append(Branch(node: search.root, probability: 1, cost: 0, time: 0))
    while let branch = stack.popLast() {
      let reachable = branch.probability * likeliest[branch.node]
      let isWithinLimits =
        branch.cost + cheapest[branch.node] <= budget
        && branch.time + fastest[branch.node] <= patience
      guard isWithinLimits, reachable > best else { continue }
      if branch.node == 1 {
        best = branch.probability
        continue
      }
      let node = search.nodes[branch.node]
      stack.append(
        Branch(
          node: node.low, probability: branch.probability, cost: branch.cost, time: branch.time))
      stack.append(
        Branch(
          node: node.high,
          probability: branch.probability * read(search.probabilities[node.step]),
          cost: branch.cost + read(search.costs[node.step]),
          time: branch.time + read(search.times[node.step])))
    }
    return best
  }

  /// For every node the likeliest, cheapest and fastest completion, each on its own.
  private mutating func bound(_ search: AttackSearch, read: (Register) -> Double) {
    likeliest[0] = 0
    cheapest[0] = .infinity
    fastest[0] = .infinity
    likeliest[1] = 1
    cheapest[1] = 0
    fastest[1] = 0
    for index in search.nodes.indices.dropFirst(2) {
      let node = search.nodes[index]
      likeliest[index] = max(
        likeliest[node.low], read(search.probabilities[node.step]) * likeliest[node.high])
      cheapest[index] = min(cheapest[node.low], read(search.costs[node.step]) + cheapest[node.high])
      fastest[index] = min(fastest[node.low], read(search.times[node.step]) + fastest[node.high])
    }
  }
}
