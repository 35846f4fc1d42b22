// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A lower bound on plans: each control's cost is split among the tables it is in, and each table is
/// minimized on its own; the budget enters by a multiplier.
///
/// This is Lagrangian decomposition (Guignard and Kim, 1987). The bound holds for any split and any
/// multiplier that is not negative, and needs no monotonicity: each table's minimum is over all subsets
/// that agree with what is decided.
struct CostSplitting: Sendable {
  /// A bound, with how many tables want each undecided control.
  struct Bound {
    var value: Double
    var wanted: [Int]
  }

  private let problem: PlanProblem
  private let appearances: [Int]
  private var shares: [[Double]]
  private var multiplier = 0.0
  private var augmented: [[Double]] = []

  /// Splits costs evenly, then improves the split by a subgradient method.
  ///
  /// O(rounds x entries of the tables).
  init(_ problem: PlanProblem, root: PlanProblem.Decision, target: Double, rounds: Int = 300) {
    self.problem = problem
    var appearances = problem.costs.map { _ in 0 }
    for table in problem.tables { for control in table.controls { appearances[control] += 1 } }
    self.appearances = appearances
    shares = problem.tables.map { table in
      table.controls.map { problem.costWeight * problem.costs[$0] / Double(appearances[$0]) }
    }
    augment()
    improve(root, target, rounds)
  }

  /// The bound on all plans that agree with a decision.
  func bound(_ decision: PlanProblem.Decision) -> Bound {
    var value = -multiplier * problem.budget
    var wanted = problem.costs.map { _ in 0 }
    for index in problem.tables.indices {
      let (subset, least) = minimum(index, decision)
      value += least
      for (bit, control) in problem.tables[index].controls.enumerated()
      where subset >> bit & 1 == 1 { wanted[control] += 1 }
    }
    return Bound(value: value, wanted: wanted)
  }

  /// The undecided control on which tables disagree most, or any; `nil` if all are decided.
  func branching(_ bound: Bound, _ decision: PlanProblem.Decision) -> (Int, isWanted: Bool)? {
    var best: (index: Int, score: Double)?
    for index in problem.costs.indices
    where (decision.chosen | decision.refused) >> UInt64(index) & 1 == 0 {
      let share = Double(bound.wanted[index]) / Double(appearances[index])
      let score = min(share, 1 - share) + 1e-9 * Double(appearances[index])
      if score > best?.score ?? -1 { best = (index, score) }
    }
    return best.map { ($0.index, 2 * bound.wanted[$0.index] >= appearances[$0.index]) }
  }

  private func minimum(
    _ index: Int, _ decision: PlanProblem.Decision
  ) -> (subset: Int, least: Double) {
    let table = problem.tables[index]
    let fixed = table.subset(of: decision.chosen)
    let free = table.subset(of: ~(decision.chosen | decision.refused))
    var subset = free
    var best = (subset: fixed, least: augmented[index][fixed])
    while subset > 0 {
      let value = augmented[index][fixed | subset]
      if value < best.least { best = (fixed | subset, value) }
      subset = (subset - 1) & free
    }
    return best
  }

  private mutating func augment() {
    augmented = problem.tables.indices.map { index in
      var sums = problem.tables[index].losses
      for subset in sums.indices {
        for (bit, share) in shares[index].enumerated() where subset >> bit & 1 == 1 {
          sums[subset] += share
        }
      }
      return sums
    }
  }

  private mutating func improve(_ root: PlanProblem.Decision, _ target: Double, _ rounds: Int) {
    var best = (value: bound(root).value, shares: shares, multiplier: multiplier)
    var pace = 1.0
    let scale = max(problem.costs.max() ?? 1, 1)
    for round in 0..<rounds {
      let value = move(root, target, pace, scale)
      if value > best.value { best = (value, shares, multiplier) }
      if round % 20 == 19 { pace *= 0.8 }
    }
    (shares, multiplier) = (best.shares, best.multiplier)
    augment()
  }

  /// Takes one step and gives the bound after it.
  private mutating func move(
    _ root: PlanProblem.Decision, _ target: Double, _ pace: Double, _ scale: Double
  ) -> Double {
    let now = bound(root)
    let mean = problem.costs.indices.map { Double(now.wanted[$0]) / Double(appearances[$0]) }
    var slopes = shares
    var norm = 0.0
    for index in problem.tables.indices {
      let subset = minimum(index, root).subset
      for (bit, control) in problem.tables[index].controls.enumerated() {
        let slope = Double(subset >> bit & 1) - mean[control]
        slopes[index][bit] = slope
        norm += slope * slope
      }
    }
    let spent = problem.costs.indices.reduce(0) { $0 + mean[$1] * problem.costs[$1] }
    let excess = (spent - problem.budget) / scale
    norm += excess * excess
    guard norm > 0 else { return now.value }
    let step = pace * max(target - now.value, 0) / norm
    let moved = max(multiplier + step * excess / scale, 0) - multiplier
    multiplier += moved
    for index in problem.tables.indices {
      for (bit, control) in problem.tables[index].controls.enumerated() {
        shares[index][bit] +=
          step * slopes[index][bit] + moved * problem.costs[control] / Double(appearances[control])
      }
    }
    augment()
    return bound(root).value
  }
}
