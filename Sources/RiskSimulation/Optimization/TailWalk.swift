// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Looks at plans depth first, with the envelope of the years' losses kept up to date along the way: a control that is
/// refused changes the few threats that it bears on, one that is chosen changes none.
struct TailWalk<Aim: TailAim> {
  /// What an outcome's bound says of nodes that were left open.
  struct Outcome: Sendable {
    /// What was found.
    var aim: Aim
    /// The least bound of what was left open; infinite if nothing was.
    var open: Double
  }

  /// Nodes with fewer open controls are not probed: looking at their plans is as quick.
  private static var probed: Int { 7 }

  private let problem: TailProblem
  private let order: [Int]
  private let splitting: CostSplitting?
  private let tables: [[Int]]
  /// A density of the tail mean whose years are few: sum of weight times loss is a bound.
  private let weights: [(year: Int, weight: Double)]
  private let limit: Int
  private var aim: Aim
  private var columns: [[Double]] = []
  private var scratch: [Double] = []
  private var visited = 0
  private var open = Double.infinity

  private init(_ setup: TailWalkSetup, _ aim: Aim, limit: Int) {
    problem = setup.problem
    order = setup.order
    splitting = aim.isObjective ? setup.splitting : nil
    weights = setup.weights
    tables = setup.tables
    self.aim = aim
    self.limit = limit
  }

  /// Looks at all plans that agree with some decisions, and that could be what is aimed at.
  ///
  /// The decisions are shared out to all processors, some at a time, so that what is found first prunes the rest;
  /// results do not depend on the number of processors.
  ///
  /// - Parameters:
  ///   - setup: The problem, and the order in which controls are decided.
  ///   - aim: What is looked for, with what is known of it.
  ///   - limit: How many nodes are visited at most.
  /// - Returns: What was found.
  static func run(_ setup: TailWalkSetup, _ aim: Aim, limit: Int) -> Outcome {
    var result = Outcome(aim: aim, open: .infinity)
    let parts = setup.parts
    let share = max(limit / max(parts.count, 1), 1)
    for first in stride(from: 0, to: parts.count, by: TailWalkSetup.partsAtATime) {
      let last = min(first + TailWalkSetup.partsAtATime, parts.count)
      let known = result.aim
      let outcomes = ParallelMap.map(last - first) { index in
        var walk = TailWalk(setup, known, limit: share)
        walk.begin(parts[first + index])
        return Outcome(aim: walk.aim, open: walk.open)
      }
      for outcome in outcomes {
        result.aim.merge(outcome.aim)
        result.open = min(result.open, outcome.open)
      }
    }
    return result
  }

  private mutating func begin(_ decision: PlanProblem.Decision) {
    columns = [problem.envelope(decision)]
    if !isExcluded(decision, level: 0) { visit(decision, level: 0) }
  }

  /// Looks at a decision whose envelope is the column of a level.
  private mutating func visit(_ decision: PlanProblem.Decision, level: Int) {
    visited += 1
    if visited > limit || (visited % 256 == 0 && Task.isCancelled) {
      open = min(open, bound(decision, level: level))
      return
    }
    let rest = problem.rules.everything & ~(decision.chosen | decision.refused)
    guard rest != 0 else { return take(decision.chosen) }
    guard rest.nonzeroBitCount >= Self.probed else { return branch(decision, level: level) }
    guard let probed = probe(decision, level: level) else { return }
    guard probed.refused != decision.refused else { return branch(probed, level: level) }
    enter(probed, from: decision, level: level)
  }

  private mutating func branch(_ decision: PlanProblem.Decision, level: Int) {
    let decided = decision.chosen | decision.refused
    guard let control = order.first(where: { decided >> UInt64($0) & 1 == 0 }) else {
      return take(decision.chosen)
    }
    for isChosen in [true, false] {
      guard let closed = problem.rules.deciding(control, isChosen, decision) else { continue }
      enter(closed, from: decision, level: level)
    }
  }

  /// Goes on with a decision that decides more than the one of a level.
  private mutating func enter(
    _ decision: PlanProblem.Decision, from parent: PlanProblem.Decision, level: Int
  ) {
    var level = level
    if decision.refused != parent.refused {
      derive(decision, from: parent, level: level)
      level += 1
    }
    if !isExcluded(decision, level: level) { visit(decision, level: level) }
  }

  /// Makes the envelope of the next level.
  private mutating func derive(
    _ decision: PlanProblem.Decision, from parent: PlanProblem.Decision, level: Int
  ) {
    if columns.count == level + 1 { columns.append(columns[level]) }
    for year in columns[level].indices { columns[level + 1][year] = columns[level][year] }
    let everything = problem.rules.everything
    var touched: UInt64 = 0
    var changed = decision.refused & ~parent.refused
    while changed != 0 {
      for table in tables[changed.trailingZeroBitCount] { touched |= 1 << UInt64(table) }
      changed &= changed - 1
    }
    while touched != 0 {
      let table = problem.envelopes[touched.trailingZeroBitCount]
      table.add(
        table.subset(of: everything & ~decision.refused),
        insteadOf: table.subset(of: everything & ~parent.refused), to: &columns[level + 1])
      touched &= touched - 1
    }
  }

  /// Decides what the bounds decide; `nil` if no plan is left that could be aimed at.
  private mutating func probe(
    _ decision: PlanProblem.Decision, level: Int
  ) -> PlanProblem.Decision? {
    var decision = decision
    for control in order where (decision.chosen | decision.refused) >> UInt64(control) & 1 == 0 {
      let chosen = problem.rules.deciding(control, true, decision)
      let refused = problem.rules.deciding(control, false, decision)
      let sides = [chosen, refused].map { side in
        side.flatMap { isHopeless($0, from: decision, level: level) ? nil : $0 }
      }
      switch (sides[0], sides[1]) {
      case (nil, nil): return nil
      case (let only?, nil), (nil, let only?):
        if only.refused != decision.refused { return only }
        decision = only
      default: break
      }
    }
    return decision
  }

  /// Whether no plan of a decision can be aimed at.
  private mutating func isHopeless(
    _ decision: PlanProblem.Decision, from parent: PlanProblem.Decision, level: Int
  ) -> Bool {
    guard decision.refused != parent.refused else { return isExcluded(decision, level: level) }
    derive(decision, from: parent, level: level)
    return isExcluded(decision, level: level + 1)
  }

  private mutating func take(_ plan: UInt64) {
    aim.take(
      plan, residual: problem.residual(plan), cost: problem.rules.cost(plan),
      price: problem.price(plan))
  }

  private func bound(_ decision: PlanProblem.Decision, level: Int) -> Double {
    max(
      problem.measure.value(columns[level], of: problem.trials) + problem.price(decision.chosen),
      splitting?.bound(decision).value ?? -.infinity)
  }

  /// Whether no plan that agrees with a decision can be aimed at.
  private mutating func isExcluded(_ decision: PlanProblem.Decision, level: Int) -> Bool {
    let price = problem.price(decision.chosen)
    let limit = aim.limit(cost: problem.rules.cost(decision.chosen), price: price)
    guard limit.isFinite else { return limit < 0 }
    if case .valueAtRisk = problem.measure {
      var exceeding = 0
      columns[level].withUnsafeBufferPointer {
        for loss in $0 where loss >= limit { exceeding &+= 1 }
      }
      return exceeding > TailMeasure.beyond(problem.trials)
    }
    let sum = weights.reduce(0) { $0 + $1.weight * columns[level][$1.year] }
    if sum >= limit { return true }
    if let splitting, splitting.bound(decision).value - price >= limit { return true }
    scratch = columns[level]
    return problem.measure.value(&scratch, of: problem.trials) >= limit
  }
}
