// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Minimal attacks from the best to the worst, found as they are asked for.
///
/// Every node of the diagram knows its best completion. An attack found splits the rest of its family by
/// the place where they leave its path; of each part the best member waits in a heap (Lawler, "A
/// procedure for computing the K best solutions", Management Science 18(7), 1972).
public struct RankedAttacks: Sequence, IteratorProtocol, Sendable {
  private struct Candidate {
    /// The value of the best attack of the part.
    var value: Double
    /// The steps of that attack by rank of name, sorted.
    var ranks: [Int32]
    /// The steps chosen on the way to `node`.
    var prefix: [Int32]
    /// The node whose attacks, joined to the prefix, are the part.
    var node: Int32
    /// The value of the prefix.
    var reached: Double
  }

  private let attacks: MinimalAttacks
  private let ranking: AttackRanking
  /// For each step its place among the sorted names, and for each place the step.
  private let ranks: [Int32]
  private let steps: [Int32]
  /// For each node the value of its best completion.
  private var best: [Double]
  /// For each node whether its best completion takes the step.
  private var takesStep: [Bool]
  private var heap: [Candidate] = []

  /// Prepares the list.
  init(_ attacks: MinimalAttacks, _ ranking: AttackRanking) {
    self.attacks = attacks
    self.ranking = ranking
    steps = attacks.inputs.indices.sorted { attacks.inputs[$0] < attacks.inputs[$1] }
      .map { Int32($0) }
    var ranks = Array(repeating: Int32(0), count: steps.count)
    for (rank, step) in steps.enumerated() { ranks[Int(step)] = Int32(rank) }
    self.ranks = ranks
    best = [ranking.none, ranking.start]
    takesStep = [false, false]
    for index in attacks.nodes.indices.dropFirst(2) { complete(index) }
    push(node: attacks.root, prefix: [], reached: ranking.start)
  }

  /// The next attack.
  public mutating func next() -> RankedAttack? {
    guard let found = popBest() else { return nil }
    var (prefix, reached, index) = (found.prefix, found.reached, found.node)
    while index > 1 {
      let node = attacks.nodes[Int(index)]
      if takesStep[Int(index)] {
        push(node: node.low, prefix: prefix, reached: reached)
        prefix.append(node.step)
        reached = ranking.extended(reached, by: node.step)
        index = node.high
      } else {
        push(
          node: node.high, prefix: prefix + [node.step],
          reached: ranking.extended(reached, by: node.step))
        index = node.low
      }
    }
    let value = found.ranks.reduce(ranking.start) { ranking.extended($0, by: steps[Int($1)]) }
    return RankedAttack(
      steps: found.ranks.map { attacks.inputs[Int(steps[Int($0)])] }, value: value)
  }

  private mutating func complete(_ index: Int) {
    let node = attacks.nodes[index]
    let with = ranking.extended(best[Int(node.high)], by: node.step)
    let without = best[Int(node.low)]
    let isTie = !ranking.isBetter(with, than: without) && !ranking.isBetter(without, than: with)
    let takes: Bool
    if isTie && ranking.isBetter(with, than: ranking.none) {
      let taken = [ranks[Int(node.step)]] + completion(of: node.high)
      takes = Self.precedes(taken.sorted(), completion(of: node.low).sorted())
    } else {
      takes = ranking.isBetter(with, than: without)
    }
    takesStep.append(takes)
    best.append(takes ? with : without)
  }

  /// The steps of a node's best completion, by rank of name.
  private func completion(of node: Int32) -> [Int32] {
    var (index, found): (Int32, [Int32]) = (node, [])
    while index > 1 {
      let node = attacks.nodes[Int(index)]
      if takesStep[Int(index)] { found.append(ranks[Int(node.step)]) }
      index = takesStep[Int(index)] ? node.high : node.low
    }
    return found
  }

  /// Attacks do not contain one another, so this order is kept when both gain the same step.
  private static func precedes(_ a: [Int32], _ b: [Int32]) -> Bool {
    a.lexicographicallyPrecedes(b)
  }

  private func precedes(_ a: Candidate, _ b: Candidate) -> Bool {
    if ranking.isBetter(a.value, than: b.value) { return true }
    if ranking.isBetter(b.value, than: a.value) { return false }
    return Self.precedes(a.ranks, b.ranks)
  }

  private mutating func push(node: Int32, prefix: [Int32], reached: Double) {
    let rest = completion(of: node)
    let value = value(of: node, after: prefix, reached)
    guard ranking.isBetter(value, than: ranking.none) else { return }
    let ranks = (prefix.map { self.ranks[Int($0)] } + rest).sorted()
    heap.append(
      Candidate(value: value, ranks: ranks, prefix: prefix, node: node, reached: reached))
    var place = heap.count - 1
    while place > 0, precedes(heap[place], heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private func value(of node: Int32, after prefix: [Int32], _ reached: Double) -> Double {
    if case .probability = ranking { return reached * best[Int(node)] }
    return reached + best[Int(node)]
  }

  private mutating func popBest() -> Candidate? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if heap.isEmpty { return first }
    heap[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if precedes(heap[child], heap[least]) { least = child }
      }
      if least == place { return first }
      heap.swapAt(place, least)
      place = least
    }
  }
}
