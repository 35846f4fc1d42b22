// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Distributions

/// Looks for the front of a sum over threats depth first, in one order of the controls.
///
/// Each plan of the front so far is best for the costs from its own up to the next one's. A decision is given up if for
/// each of these ranges some multiple of cost shows that no plan of the decision that costs so much leaves less
/// (``SlopeBounds``).
struct FrontWalk {
  /// How dense the front is to be that is sought before the whole one.
  private static let tolerance = 0.01
  /// Sums of bounds carry rounding; what is as good as equal is none the better.
  private static let margin = 1e-11

  /// What was left open of a walk: no plan is cheaper, or below the bounds.
  private struct Open: Sendable {
    var cost: Double
    var bounds: [Double]
  }

  private let bounds: SlopeBounds
  private let problem: PlanProblem
  private let tolerance: Double
  private var limit: Int
  /// No plan costs more.
  private let top: Double
  private var aim: FrontAim
  private var visited = 0
  private var open: [Open] = []
  /// By table, where the decision stands in its tree of bounds.
  private var heads: [Int]
  /// By number of decided controls, the bounds.
  private var levels: [Double]

  private init(_ bounds: SlopeBounds, _ aim: FrontAim, tolerance: Double, limit: Int) {
    self.bounds = bounds
    problem = bounds.problem
    self.aim = aim
    self.tolerance = tolerance
    self.limit = limit
    top = min(problem.budget * (1 + 1e-12), problem.costs.reduce(0, +))
    heads = problem.tables.map { _ in 1 }
    levels = Array(repeating: 0, count: (bounds.order.count + 1) * SlopeBounds.count)
    for slope in bounds.root.indices { levels[slope] = bounds.root[slope] }
  }

  /// The plans that no other one dominates; if there are more to look at than `limit`, plans among which there is for
  /// each cost one that leaves at most `1 + epsilon` times the least residual.
  static func front(
    _ problem: PlanProblem, limit: Int
  ) -> (plans: [UInt64], epsilon: Double) {
    guard let root = problem.root else { return ([], 0) }
    let bounds = SlopeBounds(problem, root: root)
    var aim = FrontAim(tolerance: 0)
    for plan in problem.greedySteps(root, problem.residual) {
      aim.take(plan, residual: problem.residual(plan), cost: problem.cost(plan), price: 0)
    }
    var epsilon = Double.infinity
    for tolerance in [tolerance, 0] {
      let found = run(bounds, root, aim, tolerance: tolerance, limit: limit)
      aim = found.aim
      epsilon = min(epsilon, found.epsilon)
    }
    return (aim.plans, epsilon)
  }

  private static func run(
    _ bounds: SlopeBounds, _ root: PlanProblem.Decision, _ aim: FrontAim, tolerance: Double,
    limit: Int
  ) -> (aim: FrontAim, epsilon: Double) {
    var open: [Open] = []
    let walk = PartedWalk(bounds.problem, root, order: bounds.order, limit: limit)
    let found = walk.run(aim) { part, known, share in
      var walk = FrontWalk(bounds, known, tolerance: tolerance, limit: share)
      walk.visit(part, depth: 0, hint: 0)
      return (found: (aim: walk.aim, open: walk.open), visited: walk.visited)
    } merge: { known, found in
      known.merge(found.aim)
      open += found.open
    }
    let whole = FrontWalk(bounds, found, tolerance: tolerance, limit: 0)
    return (found, open.reduce(tolerance) { max($0, whole.excess($1)) })
  }

  /// By how much the front may lie off at most for what was left open.
  private func excess(_ left: Open) -> Double {
    left.bounds.withUnsafeBufferPointer { bounds in
      (place(of: left.cost)..<aim.points.count).reduce(0) {
        let least = least(before: end(of: $1), bounds)
        return max($0, least > 0 ? aim.points[$1].residual / least - 1 : .infinity)
      }
    }
  }

  /// Looks at a decision that has decided so many controls in order.
  ///
  /// `hint` is a plan of the front that the decision's plans may better.
  private mutating func visit(_ decision: PlanProblem.Decision, depth: Int, hint: Int) {
    visited += 1
    if visited % 1_024 == 0 && Task.isCancelled { limit = 0 }
    guard visited <= limit else {
      let first = depth * SlopeBounds.count
      return open.append(
        Open(
          cost: problem.cost(decision.chosen),
          bounds: Array(levels[first..<(first + SlopeBounds.count)])))
    }
    guard depth < bounds.order.count else { return take(decision.chosen) }
    let control = bounds.order[depth]
    for isChosen in [true, false] {
      let sameSide = isChosen ? decision.chosen : decision.refused
      if sameSide >> UInt64(control) & 1 == 1 {
        enter(decision, isChosen, depth: depth, hint: hint)
      } else if (decision.chosen | decision.refused) >> UInt64(control) & 1 == 0,
        let closed = problem.deciding(control, isChosen, decision)
      {
        enter(closed, isChosen, depth: depth, hint: hint)
      }
    }
  }

  /// Goes on with the next control decided.
  private mutating func enter(
    _ decision: PlanProblem.Decision, _ isChosen: Bool, depth: Int, hint: Int
  ) {
    let first = depth * SlopeBounds.count
    levels.withUnsafeMutableBufferPointer { levels in
      let next = UnsafeMutableBufferPointer(
        rebasing: levels[(first + SlopeBounds.count)..<(first + 2 * SlopeBounds.count)])
      for slope in next.indices { next[slope] = levels[first + slope] }
      for step in bounds.steps[depth] {
        let head = heads[step.table]
        heads[step.table] = head + (isChosen ? 2 : 1) << step.rank
        bounds.add(step.table, from: head, to: heads[step.table], next)
      }
    }
    if let hint = improvable(decision, depth: depth + 1, hint: hint) {
      visit(decision, depth: depth + 1, hint: hint)
    }
    for step in bounds.steps[depth] { heads[step.table] -= (isChosen ? 2 : 1) << step.rank }
  }

  private mutating func take(_ plan: UInt64) {
    aim.take(plan, residual: problem.residual(plan), cost: problem.cost(plan), price: 0)
  }

  /// A plan of the front that some plan of a decision may better; `nil` if there is none.
  private func improvable(_ decision: PlanProblem.Decision, depth: Int, hint: Int) -> Int? {
    let first = depth * SlopeBounds.count
    return levels.withUnsafeBufferPointer { levels in
      let bounds = UnsafeBufferPointer(rebasing: levels[first..<(first + SlopeBounds.count)])
      let place = place(of: problem.cost(decision.chosen))
      if hint >= place, hint < aim.points.count, isImprovable(hint, bounds) { return hint }
      for index in place..<aim.points.count {
        // The front falls: without any cost the rest is no better.
        if bounds[0] >= needed(index) { return nil }
        if isImprovable(index, bounds) { return index }
      }
      return nil
    }
  }

  private func isImprovable(_ index: Int, _ bounds: UnsafeBufferPointer<Double>) -> Bool {
    least(before: end(of: index), bounds) < needed(index)
  }

  /// What a plan must leave less than to better one of the front.
  private func needed(_ index: Int) -> Double {
    aim.points[index].residual * (1 - Self.margin) / (1 + tolerance)
  }

  /// No plan of some bounds that costs less leaves less.
  private func least(before cost: Double, _ bounds: UnsafeBufferPointer<Double>) -> Double {
    var least = -Double.infinity
    for (slope, bound) in bounds.enumerated() {
      least = max(least, bound - self.bounds.slopes[slope] * cost)
    }
    return least
  }

  /// The cost at which the next plan of the front is to be had.
  private func end(of index: Int) -> Double {
    index + 1 < aim.points.count ? aim.points[index + 1].cost : top
  }

  /// The plan of the front to be had for a cost.
  private func place(of cost: Double) -> Int {
    max(aim.points.partitionPoint { $0.cost > cost } - 1, 0)
  }
}
