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
  /// By table, the share of each of its controls' costs.
  private(set) var shares: [[Double]]
  private var multiplier = 0.0
  private var augmented: [[Double]] = []

  /// Splits costs evenly, or as `warm` does, then improves the split by a subgradient method.
  ///
  /// O(rounds x entries of the tables).
  ///
  /// - Precondition: `warm` is for a problem with the same tables' controls.
  init(
    _ problem: PlanProblem, root: PlanProblem.Decision, target: Double, rounds: Int = 300,
    warm: CostSplitting? = nil
  ) {
    self.problem = problem
    var appearances = problem.costs.map { _ in 0 }
    for table in problem.tables { for control in table.controls { appearances[control] += 1 } }
    self.appearances = appearances
    multiplier = warm?.multiplier ?? 0
    shares = problem.tables.map { table in
      table.controls.map {
        (problem.price($0) + (warm?.multiplier ?? 0) * problem.costs[$0]) / Double(appearances[$0])
      }
    }
    if let warm { adopt(warm) }
    augment()
    improve(root, target, rounds)
  }

  /// The bound on all plans that agree with a decision.
  func bound(_ decision: PlanProblem.Decision) -> Bound {
    let (value, subsets) = minima(decision)
    return Bound(value: value, wanted: wanted(subsets))
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

  private func wanted(_ subsets: [Int]) -> [Int] {
    var wanted = problem.costs.map { _ in 0 }
    for index in problem.tables.indices {
      for (bit, control) in problem.tables[index].controls.enumerated()
      where subsets[index] >> bit & 1 == 1 { wanted[control] += 1 }
    }
    return wanted
  }

  /// The sum of the tables' minima, and where they are.
  private func minima(_ decision: PlanProblem.Decision) -> (value: Double, subsets: [Int]) {
    var value = multiplier > 0 ? -multiplier * problem.budget : 0
    var subsets = problem.tables.map { _ in 0 }
    for index in problem.tables.indices {
      let (subset, least) = minimum(index, decision)
      value += least
      subsets[index] = subset
    }
    return (value, subsets)
  }

  private func minimum(
    _ index: Int, _ decision: PlanProblem.Decision
  ) -> (subset: Int, least: Double) {
    let table = problem.tables[index]
    let fixed = table.subset(of: decision.chosen)
    let free = table.subset(of: ~(decision.chosen | decision.refused))
    return augmented[index].withUnsafeBufferPointer { values in
      if free == values.count - 1 { return Self.least(of: values) }
      var subset = free
      var best = (subset: fixed, least: values[fixed])
      while subset > 0 {
        let value = values[fixed | subset]
        if value < best.least { best = (fixed | subset, value) }
        subset = (subset - 1) & free
      }
      return best
    }
  }

  /// The least of a whole table: a pass that needs no index is several times as quick.
  private static func least(
    of values: UnsafeBufferPointer<Double>
  ) -> (subset: Int, least: Double) {
    var least = Double.infinity
    for value in values { least = value < least ? value : least }
    return (values.firstIndex(of: least) ?? 0, least)
  }

  /// The split of another problem, changed by what its controls cost more or less here.
  private mutating func adopt(_ warm: CostSplitting) {
    for index in shares.indices {
      for (bit, control) in problem.tables[index].controls.enumerated() {
        let change =
          (problem.price(control) - warm.problem.price(control)) / Double(appearances[control])
        shares[index][bit] = warm.shares[index][bit] + change
      }
    }
  }

  /// Adds the shares of costs to the losses of every subset: the sum of a subset is that without its
  /// highest control and that control's share.
  private mutating func augment() {
    if augmented.isEmpty { augmented = problem.tables.map(\.losses) }
    for index in augmented.indices {
      let losses = problem.tables[index].losses
      augmented[index].withUnsafeMutableBufferPointer { values in
        values[0] = 0
        for (bit, share) in shares[index].enumerated() {
          let half = 1 << bit
          for subset in 0..<half { values[half + subset] = values[subset] + share }
        }
        losses.withUnsafeBufferPointer { losses in
          for subset in values.indices { values[subset] += losses[subset] }
        }
      }
    }
  }

  private mutating func improve(_ root: PlanProblem.Decision, _ target: Double, _ rounds: Int) {
    var now = minima(root)
    var best = (value: now.value, shares: shares, multiplier: multiplier)
    var pace = 1.0
    let scale = max(problem.costs.max() ?? 1, 1)
    for round in 0..<rounds {
      guard best.value < target - 1e-9 * abs(target), move(now, target, pace, scale) else { break }
      now = minima(root)
      if now.value > best.value { best = (now.value, shares, multiplier) }
      if round % 20 == 19 { pace *= 0.8 }
    }
    (shares, multiplier) = (best.shares, best.multiplier)
    augment()
  }

  /// Takes one step; `false` if there is no direction to go.
  private mutating func move(
    _ now: (value: Double, subsets: [Int]), _ target: Double, _ pace: Double, _ scale: Double
  ) -> Bool {
    let wanted = wanted(now.subsets)
    let mean = problem.costs.indices.map { Double(wanted[$0]) / Double(appearances[$0]) }
    let spent = problem.costs.indices.reduce(0) { $0 + mean[$1] * problem.costs[$1] }
    let excess = problem.budget.isFinite ? (spent - problem.budget) / scale : 0
    let slopes = slopes(now.subsets, mean)
    let norm = slopes.reduce(excess * excess) { $1.reduce($0) { $0 + $1 * $1 } }
    guard norm > 0 else { return false }
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
    return true
  }

  /// How far each table's wish for a control lies off the mean wish.
  private func slopes(_ subsets: [Int], _ mean: [Double]) -> [[Double]] {
    problem.tables.indices.map { index in
      problem.tables[index].controls.enumerated().map { bit, control in
        Double(subsets[index] >> bit & 1) - mean[control]
      }
    }
  }
}
