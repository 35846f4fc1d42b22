// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The probabilities of a fault tree's events with all deviates at their means.
public struct FaultTreeFigures: Sendable {
  /// The probability of each event, by index.
  public let probabilities: [Double]

  /// Computes the probabilities.
  ///
  /// O(expressions).
  ///
  /// - Throws: ``SimulationError`` if an event has no probability, or one outside [0, 1].
  public init(_ tree: FaultTree) throws(SimulationError) {
    var compiler = ExpressionCompiler(tree)
    var builder = ProgramBuilder(seed: 0)
    var uncertain: [(event: Int, register: Register)] = []
    var probabilities = Array(repeating: 0.0, count: tree.events.count)
    for (index, event) in tree.events.enumerated() {
      if case .constant(let value)? = event.probability {
        probabilities[index] = value
      } else {
        uncertain.append((index, try compiler.probability(ofEvent: index, &builder)))
      }
    }
    let means = ColumnProgram.means(of: uncertain.map(\.register), builder)
    for (place, mean) in zip(uncertain, means) { probabilities[place.event] = mean }
    for (event, value) in zip(tree.events, probabilities) where !(0...1).contains(value) {
      throw .probability(event: event.name, value)
    }
    self.probabilities = probabilities
  }
}
