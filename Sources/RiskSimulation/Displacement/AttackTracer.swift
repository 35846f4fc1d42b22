// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Finds the likeliest attack within limits, with its steps: the search of a trial, for who asks which attack
/// it is.
struct AttackTracer {
  private struct Completion {
    var likeliest: Double
    var cheapest: Double
    var fastest: Double
  }

  private let search: AttackSearch
  private var completions: [Completion]
  private var path: [Int] = []
  private var best: (steps: [Int], probability: Double)?

  /// Makes a tracer over a diagram.
  init(_ search: AttackSearch) {
    self.search = search
    completions = search.nodes.map { _ in Completion(likeliest: 0, cheapest: 0, fastest: 0) }
  }

  /// The attack's steps by index and its probability; `nil` if none is within the limits.
  ///
  /// `read` gives the number in a column for the trial at hand.
  mutating func best(_ read: (Register) -> Double) -> (steps: [Int], probability: Double)? {
    complete(read)
    best = nil
    path = []
    visit(
      search.root, probability: 1, money: read(search.budget), time: read(search.patience), read)
    return best
  }

  /// Visits attacks below a node with what money and time are left; the depth is that of the diagram.
  private mutating func visit(
    _ index: Int, probability: Double, money: Double, time: Double, _ read: (Register) -> Double
  ) {
    let completion = completions[index]
    guard completion.cheapest <= money, completion.fastest <= time,
      probability * completion.likeliest > best?.probability ?? 0
    else { return }
    if index == 1 {
      best = (path, probability)
      return
    }
    let node = search.nodes[index]
    path.append(node.step)
    visit(
      node.high, probability: probability * read(search.probabilities[node.step]),
      money: money - read(search.costs[node.step]), time: time - read(search.times[node.step]), read
    )
    path.removeLast()
    visit(node.low, probability: probability, money: money, time: time, read)
  }

  /// For every node the likeliest, cheapest and fastest completion, each on its own.
  private mutating func complete(_ read: (Register) -> Double) {
    completions[0] = Completion(likeliest: 0, cheapest: .infinity, fastest: .infinity)
    completions[1] = Completion(likeliest: 1, cheapest: 0, fastest: 0)
    for index in search.nodes.indices.dropFirst(2) {
      let node = search.nodes[index]
      let (low, high) = (completions[node.low], completions[node.high])
      completions[index] = Completion(
        likeliest: max(low.likeliest, read(search.probabilities[node.step]) * high.likeliest),
        cheapest: min(low.cheapest, read(search.costs[node.step]) + high.cheapest),
        fastest: min(low.fastest, read(search.times[node.step]) + high.fastest))
    }
  }
}
