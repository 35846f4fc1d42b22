// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The building of a diagram under one order, which can stop and go on.
final class OrderRunner {
  /// The inputs in the order that it started with.
  let order: [Int32]
  private var assembly: GateAssembly?
  /// How many nodes of the graph were done under each limit, the one that was being built in part.
  private var progress: [Int: Double] = [:]
  /// The greatest limit so far.
  private var limit = 0

  /// Starts with an order; variables may be moved within blocks of levels, if there are any.
  init(_ graph: BooleanGraph, _ order: [Int32], blocks: [Range<Int>] = []) {
    self.order = order
    assembly = GateAssembly(graph, order: order, blocks: blocks, nodeLimit: 0)
  }

  /// Frees the memory of what was built; nothing more comes of it.
  func giveUp() { assembly = nil }

  /// Frees what can be computed again, while others run.
  func rest() { assembly?.forgetResults() }

  /// How many nodes of the graph were done under a limit, the one that was being built in part.
  ///
  /// - Precondition: it ran under this limit.
  func progress(under limit: Int) -> Double { progress[limit] ?? 0 }

  /// The finished diagram with its goal, if it keeps within a limit; nothing happens if it ran under one as large.
  func run(to limit: Int) -> GoalDiagram? {
    guard limit > self.limit, var assembly = assembly.take() else { return nil }
    self.limit = limit
    assembly.nodeLimit = limit
    let root = try? assembly.buildAll().first
    progress[limit] = assembly.fineProgress
    guard let root else {
      self.assembly = consume assembly
      return nil
    }
    assembly.forgetResults()
    let inputs = assembly.order
    return GoalDiagram(assembly.finished(), root, inputs)
  }
}
