// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Several orders of variables against each other, each building the same diagram.
///
/// All run under the same low limit. The order that got farthest leads: it goes on where it stopped, under nine times the
/// limit, and the others follow under three times the limit. Whoever got farthest by then, under the limit that all have
/// had, leads next: an order that shows itself to be better late wins all the same, and all who follow cost together
/// about as much as the leader. Who is not even where the best depth-first order was one limit earlier is out. (The
/// order by gravity puts nobody out: on some trees, CEA9601 among the published ones, it begins best and gets stuck.)
/// Where it gets hard an order joins that moves its variables as it grows.
struct OrderRace {
  /// An order that builds, and what decides between orders that got as far.
  private typealias Entrant = (runner: OrderRunner, span: Int, isDepthFirst: Bool)

  /// With so few nodes other orders are tried as well: the diagram will be evaluated many times.
  private static let cheap = 1 << 14
  /// Past so many nodes an order joins that moves variables.
  private static let hard = 1 << 19
  /// By how much each limit exceeds the one before.
  private static let step = 3

  private let graph: BooleanGraph
  private let nodeLimit: Int
  private let early: Int
  private let starters: [Entrant]

  /// Lines the orders up; inputs for which `isEarly` holds come before all others in each.
  init(_ graph: BooleanGraph, nodeLimit: Int, _ isEarly: (Int32) -> Bool) {
    self.graph = graph
    self.nodeLimit = nodeLimit
    let candidates = VariableOrder.candidates(for: graph)
    starters = candidates.map { candidate in
      let order = candidate.order.filter(isEarly) + candidate.order.filter { !isEarly($0) }
      return (OrderRunner(graph, order), candidate.span, !candidate.isByGravity)
    }
    early = candidates[0].order.count(where: isEarly)
  }

  /// The diagram of the order that ends first, or of the best of those that end cheaply.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if the order that led last outgrows the limit.
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
    for starter in starters {
      guard let goal = starter.runner.run(to: limit) else { continue }
      if goal.size < best?.size ?? .max { best = goal }
      if goal.size > Self.cheap { break }
    }
    return best
  }

  /// The diagram of a leader, or of one that follows and ends before it.
  private func pursued(from first: Int) -> GoalDiagram? {
    var entrants = starters
    var limit = first
    var hasMoving = false
    while limit < nodeLimit && !Deadline.hasPassed {
      let leader = Self.farthest(entrants, under: limit)
      let reached = entrants.lazy.filter(\.isDepthFirst).map { $0.runner.progress(under: limit) }
      let least = reached.max() ?? 0
      if limit > Self.hard && !hasMoving {
        entrants.append(moving(leader))
        hasMoving = true
      }
      let ahead = limit * Self.step * Self.step
      if ahead > Self.hard {
        for entrant in entrants where entrant.runner !== leader.runner { entrant.runner.rest() }
      }
      for next in [limit * Self.step, ahead] {
        if let goal = leader.runner.run(to: min(nodeLimit, next)) { return goal }
      }
      limit *= Self.step
      if limit >= nodeLimit { break }
      for entrant in entrants {
        if let goal = entrant.runner.run(to: limit) { return goal }
      }
      entrants.removeAll { entrant in
        guard entrant.runner.progress(under: limit) < least else { return false }
        entrant.runner.giveUp()
        return true
      }
    }
    return nil
  }

  /// Who got farthest under a limit that all have had; of several the one of least span.
  private static func farthest(_ entrants: [Entrant], under limit: Int) -> Entrant {
    func key(_ entrant: Entrant) -> (Double, Int) {
      (entrant.runner.progress(under: limit), -entrant.span)
    }
    return entrants.reduce(entrants[0]) { key($1) > key($0) ? $1 : $0 }
  }

  /// An order that starts like another, and moves its variables.
  private func moving(_ entrant: Entrant) -> Entrant {
    let order = entrant.runner.order
    let blocks = [0..<early, early..<order.count].filter { !$0.isEmpty }
    return (OrderRunner(graph, order, blocks: blocks), entrant.span, false)
  }
}
