// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Looks at plans depth first, with the envelope of the years' losses kept up to date along the way: a control that is
/// refused changes the few threats that it bears on, one that is chosen changes none.
struct TailWalk<Aim: TailAim> {
  /// Nodes with fewer open controls are not probed: looking at their plans is as quick.
  private static var probed: Int { 7 }

  private let problem: TailProblem
  private let order: [Int]
  private let splitting: CostSplitting?
  /// By threat, the controls that bear on it.
  private let masks: [UInt64]
  /// A density of the tail mean whose years are few: sum of weight times loss is a bound.
  private let weights: [(year: Int, weight: Double)]
  private var limit: Int
  private var aim: Aim
  /// By level, the envelope of the losses in whole units.
  private var columns: [[Int32]] = []
  /// By level, the worst years of the column, for the tail mean.
  private var tails: [TailYears] = []
  private var visited = 0

  private init(_ setup: TailWalkSetup, _ aim: Aim, limit: Int) {
    problem = setup.problem
    order = setup.order
    splitting = aim.isObjective ? setup.splitting : nil
    weights = setup.weights
    masks = setup.problem.envelopes.map(\.mask)
    self.aim = aim
    self.limit = limit
  }

  /// Looks at all plans that agree with some decisions, and that could be what is aimed at.
  ///
  /// - Parameters:
  ///   - setup: The problem, and the order in which controls are decided.
  ///   - aim: What is looked for, with what is known of it.
  ///   - limit: How many nodes are visited at most.
  /// - Returns: What was found.
  static func run(_ setup: TailWalkSetup, _ aim: Aim, limit: Int) -> Aim {
    PartedWalk(setup.problem.rules, setup.root, order: setup.order, limit: limit).run(aim) {
      part, known, share in
      var walk = TailWalk(setup, known, limit: share)
      walk.begin(part)
      return (walk.aim, walk.visited)
    } merge: { known, found in
      known.merge(found)
    }
  }

  private mutating func begin(_ decision: PlanProblem.Decision) {
    columns = [problem.envelope(decision)]
    findTail(level: 0)
    if !isExcluded(decision, level: 0) { visit(decision, level: 0) }
  }

  /// Looks at a decision whose envelope is the column of a level.
  private mutating func visit(_ decision: PlanProblem.Decision, level: Int) {
    visited += 1
    if visited % 256 == 0 && Task.isCancelled { limit = 0 }
    if visited > limit { return leave(decision, level: level) }
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
      if isExcluded(decision, level: level + 1, tail: level) { return }
      level += 1
      findTail(level: level)
    }
    if !isExcluded(decision, level: level) { visit(decision, level: level) }
  }

  /// Finds the worst years of the column of a level.
  private mutating func findTail(level: Int) {
    guard case .tailValueAtRisk = problem.measure else { return }
    tails.removeLast(tails.count - level)
    tails.append(TailYears(columns[level], of: problem.trials))
  }

  /// Makes the envelope of the next level.
  private mutating func derive(
    _ decision: PlanProblem.Decision, from parent: PlanProblem.Decision, level: Int
  ) {
    let source = columns[level]
    if columns.count == level + 1 {
      columns.append(source)
    } else {
      columns[level + 1].withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: source) }
    }
    let everything = problem.rules.everything
    let changed = decision.refused & ~parent.refused
    for index in masks.indices where masks[index] & changed != 0 {
      let envelope = problem.envelopes[index]
      envelope.add(
        envelope.subset(of: everything & ~decision.refused),
        insteadOf: envelope.subset(of: everything & ~parent.refused), to: &columns[level + 1])
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
    return isExcluded(decision, level: level + 1, tail: level)
  }

  private mutating func take(_ plan: UInt64) {
    aim.take(
      plan, residual: problem.residual(plan), cost: problem.rules.cost(plan),
      price: problem.price(plan))
  }

  private mutating func leave(_ decision: PlanProblem.Decision, level: Int) {
    let price = problem.price(decision.chosen)
    let envelope = problem.measure.value(columns[level].map(Double.init), of: problem.trials)
    let split = splitting.map { $0.bound(decision).value - price } ?? -.infinity
    aim.leave(
      residual: max(problem.unit.loss(envelope), split),
      cost: problem.rules.cost(decision.chosen), price: price)
  }

  /// Whether no plan that agrees with a decision can be aimed at: the envelope is the column of a level, the years whose
  /// mean bounds the tail mean are those of the same or another one.
  private func isExcluded(
    _ decision: PlanProblem.Decision, level: Int, tail: Int? = nil
  ) -> Bool {
    let price = problem.price(decision.chosen)
    let limit = aim.limit(cost: problem.rules.cost(decision.chosen), price: price)
    guard limit.isFinite else { return limit < 0 }
    let units = problem.unit.units(atLeast: limit)
    if case .valueAtRisk = problem.measure {
      var exceeding: Int32 = 0
      columns[level].withUnsafeBufferPointer { losses in
        // By index, since a loop over the elements is not made into vectors.
        for year in losses.indices { exceeding &+= losses[year] >= units ? 1 : 0 }
      }
      return exceeding > TailMeasure.beyond(problem.trials)
    }
    if tails[tail ?? level].mean(columns[level]) >= Double(units) { return true }
    let sum = weights.reduce(0) { $0 + $1.weight * Double(columns[level][$1.year]) }
    if sum >= Double(units) { return true }
    guard let splitting else { return false }
    return splitting.bound(decision).value - price >= limit
  }
}
