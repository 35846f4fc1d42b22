// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Several orders of variables against each other, each building the same diagram.
///
/// All run under a limit that rises, each going on where it stopped; after each round the half that got
/// farther stays, so that bad orders cost little. Two may lag behind and win all the same, and are kept: the one
/// of least span and ``VariableOrder/gatesFirst``. Where it gets hard one more joins that moves its variables as
/// it grows; where it gets harder only the leader and one other go on.
struct OrderRace {
  /// With so few nodes other orders are tried as well: the diagram will be evaluated many times.
  private static let cheap = 1 << 14
  /// Past so many nodes a runner joins that moves variables.
  private static let hard = 1 << 14
  /// Past so many nodes only two orders are followed.
  private static let few = 1 << 17

  private let graph: BooleanGraph
  private let nodeLimit: Int
  private let early: Int
  private var runners: [OrderRunner]
  private let leastSpan: OrderRunner
  private let standard: OrderRunner
  private var moving: OrderRunner?

  /// Lines the orders up; inputs for which `isEarly` holds come before all others in each.
  init(_ graph: BooleanGraph, nodeLimit: Int, _ isEarly: (Int32) -> Bool) {
    func arranged(_ order: [Int32]) -> [Int32] {
      order.filter(isEarly) + order.filter { !isEarly($0) }
    }
    let orders = VariableOrder.candidates(for: graph)
    let runners = orders.map { OrderRunner(graph, arranged($0)) }
    let plain = arranged(VariableOrder.standard(for: graph))
    self.graph = graph
    self.nodeLimit = nodeLimit
    self.runners = runners
    leastSpan = runners[0]
    standard = runners.first { $0.order == plain } ?? runners[0]
    early = orders[0].count(where: isEarly)
  }

  /// The diagram of the order that ends first, or of the best of those that end cheaply.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if every order outgrows the limit.
  mutating func winner() throws(ExactAnalysisError) -> GoalDiagram {
    var limit = min(nodeLimit, max(1 << 12, 8 * graph.count))
    while true {
      if let best = round(limit) {
        best.diagram.nodeLimit = nodeLimit
        return best
      }
      if limit == nodeLimit { throw .nodeLimit(nodeLimit) }
      limit = min(nodeLimit, limit * 3)
      runners = survivors(limit)
    }
  }

  /// The smallest diagram within a limit, if there is one.
  private func round(_ limit: Int) -> GoalDiagram? {
    var best: GoalDiagram?
    for runner in runners {
      guard let goal = runner.run(to: limit) else { continue }
      if goal.size < best?.size ?? .max { best = goal }
      if goal.size > Self.cheap { break }
    }
    return best
  }

  /// The runners for the next round, those that got farther first.
  private mutating func survivors(_ limit: Int) -> [OrderRunner] {
    let ranked = runners.enumerated().sorted {
      (-$0.element.progress, $0.offset) < (-$1.element.progress, $1.offset)
    }.map(\.element)
    if limit > Self.few {
      let others = [standard, leastSpan] + ranked
      return Array(distinct([ranked[0]] + others).prefix(2))
    }
    if limit > Self.hard && moving == nil {
      let order = ranked[0].order
      let blocks = [0..<early, early..<order.count].filter { !$0.isEmpty }
      moving = OrderRunner(graph, order, blocks: blocks)
    }
    return distinct(
      ranked.prefix((ranked.count + 1) / 2) + [leastSpan, standard] + (moving.map { [$0] } ?? []))
  }

  private func distinct(_ runners: [OrderRunner]) -> [OrderRunner] {
    runners.enumerated().filter { place, runner in
      !runners[..<place].contains { $0 === runner }
    }.map(\.element)
  }
}
