// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A goal's probability, exact where diagrams fit into memory and otherwise between bounds that are sure.
///
/// Modules are solved apart. Where a module's diagram outgrows the limit, gates get intervals from those of
/// their children: in a tree without contradicting negations its events are associated, so that the product is
/// a lower bound of a conjunction (Esary, Proschan, Walkup, "Association of random variables", Annals of
/// Mathematical Statistics 38(5), 1967), else Fréchet's inequalities hold. The interval is then narrowed by
/// conditioning on the most shared steps, where it is widest first.
///
/// ```swift
/// let bounds = ProbabilityBounds(function, at: probabilities)
/// print(bounds.isExact ? "\(bounds.lower)" : "between \(bounds.lower) and \(bounds.upper)")
/// ```
public struct ProbabilityBounds: Hashable, Sendable {
  /// The greatest number that the probability is sure not to lie below.
  public var lower: Double
  /// The least number that it is sure not to lie above.
  public var upper: Double

  /// Whether the bounds are the probability itself.
  public var isExact: Bool { lower == upper }

  /// Makes the bounds of a known probability.
  public init(exactly probability: Double) {
    self.init(lower: probability, upper: probability)
  }

  /// Makes bounds.
  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Bounds the probability of a goal.
  ///
  /// Ends after work in proportion to `nodeLimit` and `splits`, whatever the tree.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - goal: The index of the goal among the function's goals.
  ///   - probabilities: A probability for every input.
  ///   - nodeLimit: The most nodes of each decision diagram.
  ///   - splits: How often each module may be split by conditioning on a step.
  public init(
    _ function: StructureFunction, goal: Int = 0, at probabilities: [Double],
    nodeLimit: Int = ProbabilityProgram.defaultNodeLimit, splits: Int = 100
  ) {
    precondition(probabilities.count == function.inputs.count, "a probability for every input")
    let graph = BooleanGraph(function, goals: [function.goals[goal]])
    var parts = ModuleParts(graph)
    let root = Int(graph.goals[0] >> 1)
    var bounds = Array(repeating: EventBounds.certain, count: graph.count)
    for node in 0...root where parts.isModule[node] || node == root {
      if case .input(let input) = graph.kinds[node] {
        bounds[node] = EventBounds(probability: probabilities[Int(input)])
        continue
      }
      let pieces = parts.pieces(of: node)
      let values = pieces.map { piece in
        let inputs = piece.variables.map { bounds[Int($0 >> 1)] }
        return Conditioning(piece.graph, inputs, nodeLimit: nodeLimit, splits: splits).bounds
      }
      bounds[node] = values.reduce(.certain) { $0.both($1) }
    }
    self = bounds[root].signed(graph.goals[0] & 1).truth
  }

  /// What both these and other bounds of the same probability allow.
  public func narrowed(by other: ProbabilityBounds) -> ProbabilityBounds {
    let least = max(lower, other.lower)
    // Bounds that are exact may miss each other by rounding.
    return ProbabilityBounds(lower: least, upper: max(least, min(upper, other.upper)))
  }
}
