// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The coherent hull of a function: which sets of attacker's steps contain one that reaches the goal,
/// the defences holding or not as suits the attacker best.
///
/// It is the smallest function above the given one that rises in every step and depends on no defence.
/// With `h` the hull: `h(x ? f1 : f0) = x ? h(f1) | h(f0) : h(f0)` for a step, `h(f1) | h(f0)` for a
/// defence. Its minimal solutions are the minimal cut sets of the function as Rauzy defines them
/// ("Mathematical foundations of minimal cutsets", IEEE Transactions on Reliability 50(4), 2001).
struct CoherentHull {
  /// For each variable whether it is free, as defences are.
  let isFree: [Bool]
  /// For each variable whether its negation is the step.
  let isNegated: [Bool]

  /// Adds the hull of a function to its diagram.
  ///
  /// Without recursion.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if the diagram outgrows its limit.
  func hull(
    of root: DecisionDiagram.Edge, in diagram: inout DecisionDiagram
  ) throws(ExactAnalysisError) -> DecisionDiagram.Edge {
    let reached = diagram.reached(from: [root])
    var hulls: [DecisionDiagram.Edge: DecisionDiagram.Edge] = [
      DecisionDiagram.one: DecisionDiagram.one, DecisionDiagram.zero: DecisionDiagram.zero,
    ]
    for edge in reached {
      let (high, low) = diagram.branches(edge)
      guard let with = hulls[high], let without = hulls[low] else { continue }
      let variable = diagram.variable(of: edge)
      let either = try diagram.or(with, without)
      hulls[edge] =
        switch (isFree[Int(variable)], isNegated[Int(variable)]) {
        case (true, _): either
        case (_, false): try diagram.node(variable, high: either, low: without)
        case (_, true): try diagram.node(variable, high: with, low: either)
        }
    }
    return hulls[root] ?? DecisionDiagram.zero
  }
}
