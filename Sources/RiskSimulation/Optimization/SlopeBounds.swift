// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Lower bounds on what a plan leaves and a multiple of what it costs, for several multiples at once, where controls are
/// decided in one order.
///
/// For each multiple costs are split among the tables (``CostSplitting``). As the order is known, the least of each table
/// over what is not decided yet is tabulated for everything that may be decided before (the static mini-buckets of
/// Dechter and Rish, 2003, with shifted costs), so that a bound is a sum of entries.
struct SlopeBounds: Sendable {
  /// The number of multiples.
  static let count = 24
  /// How often a split is improved, the first time and from the split for the multiple before.
  private static let rounds = (first: 200, next: 60)

  /// A table that a control is in, and how many of the table's controls are decided before it.
  struct Step: Sendable {
    let table: Int
    let rank: Int
  }

  /// The problem.
  let problem: PlanProblem
  /// The controls in the order in which they are decided.
  let order: [Int]
  /// The multiples, the first of them 0.
  let slopes: [Double]
  /// By place in the order, the tables that the control is in.
  let steps: [[Step]]
  /// The bounds on all plans.
  let root: [Double]
  /// By table, for every decision on its first controls the bounds of all multiples.
  ///
  /// Decisions `a` on the first `l`
  /// controls stand at `2^l + a`.
  private let minima: [[Double]]

  /// Prepares bounds on the plans that agree with a decision.
  ///
  /// O(multiples x entries of the tables x rounds).
  init(_ problem: PlanProblem, root decision: PlanProblem.Decision) {
    self.problem = problem
    let slopes = Self.slopes(problem, decision)
    let order = Self.order(problem, decision)
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let own = problem.tables.map { table in
      table.controls.indices.sorted {
        ranks[table.controls[$0], default: 0] < ranks[table.controls[$1], default: 0]
      }
    }
    let shares = Self.shares(problem, decision, slopes)
    let minima = ParallelMap.map(problem.tables.count) { index in
      Self.minima(problem.tables[index], bits: own[index], shares: shares.map { $0[index] })
    }
    steps = order.map { control in
      problem.tables.indices.compactMap { table in
        own[table].firstIndex { problem.tables[table].controls[$0] == control }
          .map { Step(table: table, rank: $0) }
      }
    }
    root = slopes.indices.map { slope in
      minima.reduce(0) { $0 + $1[Self.count + slope] }
    }
    (self.order, self.slopes, self.minima) = (order, slopes, minima)
  }

  /// Adds what a table's bounds rise by from one decision to another.
  func add(_ table: Int, from head: Int, to next: Int, _ bounds: UnsafeMutableBufferPointer<Double>)
  {
    minima[table].withUnsafeBufferPointer { minima in
      let (old, new) = (head * Self.count, next * Self.count)
      for slope in 0..<Self.count { bounds[slope] += minima[new + slope] - minima[old + slope] }
    }
  }

  /// 0, and multiples from what the best single control saves for its cost downwards.
  private static func slopes(
    _ problem: PlanProblem, _ decision: PlanProblem.Decision
  ) -> [Double] {
    let residual = problem.residual(decision.chosen)
    let ratios = problem.costs.indices.compactMap { control -> Double? in
      let saving = residual - problem.residual(decision.chosen | 1 << UInt64(control))
      return problem.costs[control] > 0 ? saving / problem.costs[control] : nil
    }
    let greatest = max(ratios.max() ?? 0, 0)
    var slopes = [0, greatest]
    while slopes.count < count { slopes.append(slopes[slopes.count - 1] * 0.5.squareRoot()) }
    return slopes
  }

  /// First the controls whose refusal raises the least losses most.
  private static func order(
    _ problem: PlanProblem, _ decision: PlanProblem.Decision
  ) -> [Int] {
    let scores = problem.costs.indices.map { control in
      problem.tables.reduce(0.0) { sum, table in
        guard let bit = table.controls.firstIndex(of: control) else { return sum }
        let without = table.losses.indices.filter { $0 >> bit & 1 == 0 }.map { table.losses[$0] }
        return sum + (without.min() ?? 0) - (table.losses.min() ?? 0)
      }
    }
    return scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
  }

  /// By multiple and table, the shares of costs.
  private static func shares(
    _ problem: PlanProblem, _ decision: PlanProblem.Decision, _ slopes: [Double]
  ) -> [[[Double]]] {
    var warm: CostSplitting?
    return slopes.map { slope in
      var priced = problem
      (priced.costWeight, priced.budget) = (slope, .infinity)
      let target = priced.value(priced.greedy(decision, priced.value))
      let splitting = CostSplitting(
        priced, root: decision, target: target, rounds: warm == nil ? rounds.first : rounds.next,
        warm: warm)
      warm = splitting
      return splitting.shares
    }
  }

  private static func minima(
    _ table: LossTable, bits: [Int], shares: [[Double]]
  ) -> [Double] {
    let size = 1 << bits.count
    var minima = Array(repeating: 0.0, count: 2 * size * count)
    var places = [0]
    for bit in bits { places += places.map { $0 | 1 << bit } }
    for (slope, shares) in shares.enumerated() {
      var costs = [0.0]
      for bit in bits { costs += costs.map { $0 + shares[bit] } }
      for subset in 0..<size {
        minima[(size + subset) * count + slope] = table.losses[places[subset]] + costs[subset]
      }
    }
    for rank in bits.indices.reversed() {
      for head in (1 << rank)..<(2 << rank) {
        let (without, with) = (head + (1 << rank), head + (2 << rank))
        for slope in 0..<count {
          minima[head * count + slope] = min(
            minima[without * count + slope], minima[with * count + slope])
        }
      }
    }
    return minima
  }
}
