// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Several orders of variables against each other, each building the same diagram.
///
/// All run under a low limit; the depth-first order that got farthest there leads from then on, under a limit that
/// rises, going on where it stopped. Others follow with a share of its limit, so that an order that is much better
/// wins all the same and costs little otherwise: the next depth-first order, the one by gravity if its span is
/// less than that of all others (as large a limit as the leader's if it is much less), and where it gets hard one
/// that moves its variables as it grows. On fault trees of 100 to 600 gates and on published ones this takes about
/// twice the work of the best of twelve orders, where running two or more abreast took five times.
struct OrderRace {
  /// With so few nodes other orders are tried as well: the diagram will be evaluated many times.
  private static let cheap = 1 << 14
  /// Past so many nodes an order joins that moves variables.
  private static let hard = 1 << 19
  /// The share of the leader's limit that those get which follow.
  private static let share = 9

  private let graph: BooleanGraph
  private let nodeLimit: Int
  private let early: Int
  private let starters: [(runner: OrderRunner, span: Int)]
  private let gravity: (runner: OrderRunner, span: Int)?

  /// Lines the orders up; inputs for which `isEarly` holds come before all others in each.
  init(_ graph: BooleanGraph, nodeLimit: Int, _ isEarly: (Int32) -> Bool) {
    func lined(_ candidate: VariableOrder.Candidate) -> (runner: OrderRunner, span: Int) {
      let order = candidate.order.filter(isEarly) + candidate.order.filter { !isEarly($0) }
      return (OrderRunner(graph, order), candidate.span)
    }
    let candidates = VariableOrder.candidates(for: graph)
    self.graph = graph
    self.nodeLimit = nodeLimit
    starters = candidates.filter { !$0.isByGravity }.map(lined)
    gravity = candidates.first { $0.isByGravity }.map(lined)
    early = candidates[0].order.count(where: isEarly)
  }

  /// The diagram of the order that ends first, or of the best of those that end cheaply.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if the orders that were followed outgrow the limit.
  func winner() throws(ExactAnalysisError) -> GoalDiagram {
    let first = min(nodeLimit, max(1 << 12, 8 * graph.count))
    if let best = smallest(within: first) ?? pursued(from: first) {
      best.diagram.nodeLimit = nodeLimit
      return best
    }
    throw Deadline.hasPassed ? .timeLimit : .nodeLimit(nodeLimit)
  }

  /// The smallest diagram of all orders within a limit, if there is one.
  private func smallest(within limit: Int) -> GoalDiagram? {
    var best: GoalDiagram?
    for runner in (starters + [gravity].compactMap { $0 }).map(\.runner) {
      guard let goal = runner.run(to: limit) else { continue }
      if goal.size < best?.size ?? .max { best = goal }
      if goal.size > Self.cheap { break }
    }
    return best
  }

  /// The diagram of the leader, or of one that follows and ends before it.
  private func pursued(from first: Int) -> GoalDiagram? {
    let ranked = starters.enumerated().sorted {
      (-$0.element.runner.progress, $0.element.span, $0.offset)
        < (-$1.element.runner.progress, $1.element.span, $1.offset)
    }.map(\.element.runner)
    var followers = ranked.dropFirst().prefix(1).map { (runner: $0, share: Self.share) }
    if let gravity, let least = starters.map(\.span).min(), gravity.span < least {
      followers.append((gravity.runner, 4 * gravity.span < 3 * least ? 1 : Self.share))
    }
    var limit = first
    var hasMoving = false
    while limit < nodeLimit && !Deadline.hasPassed {
      limit = min(nodeLimit, limit * 3)
      if limit > Self.hard && !hasMoving {
        hasMoving = true
        let order = ranked[0].order
        let blocks = [0..<early, early..<order.count].filter { !$0.isEmpty }
        followers.append((OrderRunner(graph, order, blocks: blocks), Self.share))
      }
      for follower in followers {
        if let goal = follower.runner.run(to: limit / follower.share) { return goal }
      }
      if let goal = ranked[0].run(to: limit) { return goal }
    }
    // What the leader built would be in the way of the next.
    ranked[0].giveUp()
    return Deadline.hasPassed ? nil : followers.first?.runner.run(to: nodeLimit / 3)
  }
}
