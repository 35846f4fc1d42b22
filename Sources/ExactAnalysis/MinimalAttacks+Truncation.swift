// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension MinimalAttacks {
  /// The most attacks that are counted one by one.
  public static let defaultTruncationLimit = 1_000_000

  /// The account of keeping the attacks of at most so many steps.
  ///
  /// O(nodes * order), however many attacks there are.
  ///
  /// - Parameters:
  ///   - order: The most steps of an attack that is kept.
  ///   - probabilities: A probability for every input.
  /// - Returns: What is kept and what is lost.
  public func truncation(order: Int, probabilities: [Double]) -> AttackTruncation {
    precondition(probabilities.count == inputs.count, "a probability for every input")
    // By number of steps up to the order, and in the last place by more.
    let width = min(max(order, 0), inputs.count) + 2
    var counts = [BigCount(0), BigCount(1)].map {
      [$0] + Array(repeating: BigCount(0), count: width - 1)
    }
    var sums = [0.0, 1.0].map { [$0] + Array(repeating: 0.0, count: width - 1) }
    for node in nodes.dropFirst(2) {
      let (low, high) = (Int(node.low), Int(node.high))
      let chance = probabilities[Int(node.step)]
      var count = counts[low]
      var sum = sums[low]
      for steps in 0..<width {
        let more = min(steps + 1, width - 1)
        count[more] = count[more] + counts[high][steps]
        sum[more] += chance * sums[high][steps]
      }
      counts.append(count)
      sums.append(sum)
    }
    let (count, sum) = (counts[Int(root)], sums[Int(root)])
    return AttackTruncation(
      kept: count.dropLast().reduce(BigCount(0), +), dropped: count[width - 1],
      error: sum[width - 1])
  }

  /// The account of keeping the attacks of at least so great a probability; `nil` if there are more of them
  /// than `limit`.
  ///
  /// O(nodes) and a step of ``ranked(by:)`` for each that is kept.
  ///
  /// - Parameters:
  ///   - cutoff: The least probability of an attack that is kept.
  ///   - probabilities: A probability for every input.
  ///   - limit: The most attacks that are counted.
  /// - Returns: What is kept and what is lost; `nil` if more is kept than `limit`.
  public func truncation(
    cutoff: Double, probabilities: [Double], limit: Int = MinimalAttacks.defaultTruncationLimit
  ) -> AttackTruncation? {
    precondition(probabilities.count == inputs.count, "a probability for every input")
    var sums = [0.0, 1.0]
    for node in nodes.dropFirst(2) {
      sums.append(sums[Int(node.low)] + probabilities[Int(node.step)] * sums[Int(node.high)])
    }
    var (kept, sum) = (0, 0.0)
    for attack in ranked(by: .probability(probabilities)) {
      if attack.value < cutoff { break }
      kept += 1
      sum += attack.value
      if kept > limit { return nil }
    }
    let total = sums[Int(root)]
    let (whole, keptCount) = (count, BigCount(UInt64(kept)))
    // Two sums of the same terms in another order differ by rounding, which is no loss.
    let error = keptCount == whole ? 0 : max(0, total - sum)
    return AttackTruncation(kept: keptCount, dropped: whole - keptCount, error: error)
  }
}
