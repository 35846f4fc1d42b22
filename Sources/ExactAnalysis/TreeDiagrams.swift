// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The decision diagrams of a structure function's entangled modules, each built once for all analyses.
///
/// Probability and minimal attacks need the same diagrams; whoever wants both builds them here.
///
/// ```swift
/// let diagrams = TreeDiagrams(function)
/// let program = try ProbabilityProgram(function, diagrams)
/// let attacks = try MinimalAttacks(function, diagrams)
/// ```
public final class TreeDiagrams {
  /// A gate over modules, as a graph of its own and as a diagram.
  struct Piece {
    /// The graph, whose inputs stand for modules.
    var graph: BooleanGraph
    /// For each input the module's edge in the whole graph.
    var modules: [BooleanGraph.Edge]
    /// The diagram.
    var goal: GoalDiagram

    /// The modules in the order of the diagram's variables.
    var ordered: [BooleanGraph.Edge] { goal.inputs.map { modules[Int($0)] } }
  }

  private struct Key: Hashable {
    var node: Int
    var first: BooleanGraph.Edge
  }

  /// The most nodes of each diagram.
  public let nodeLimit: Int
  /// The reduced graph of all goals.
  let graph: BooleanGraph
  /// The graph's modules.
  private(set) var parts: ModuleParts
  private var known: [Key: Piece] = [:]
  private var hasFailed = false

  /// Reduces a structure function; diagrams are built when they are asked for.
  ///
  /// O(nodes + edges log edges).
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - nodeLimit: The most nodes of each diagram.
  public convenience init(
    _ function: StructureFunction, nodeLimit: Int = ProbabilityProgram.defaultNodeLimit
  ) {
    self.init(BooleanGraph(function, goals: function.goals), nodeLimit: nodeLimit)
  }

  /// Takes a reduced graph.
  init(_ graph: BooleanGraph, nodeLimit: Int) {
    self.graph = graph
    self.nodeLimit = nodeLimit
    parts = ModuleParts(graph)
  }

  /// Whether the goals rise in every step and depend on no defence.
  ///
  /// O(nodes + edges).
  ///
  /// - Parameter function: The structure function of which these are the diagrams.
  /// - Returns: Whether there is neither negation nor defence left.
  public func isCoherent(_ function: StructureFunction) -> Bool {
    graph.isRising && !graph.contains { function.roles[Int($0)] == .defence }
  }

  /// The children of a gate in groups that share no module.
  func components(of node: Int) -> [ModuleParts.Component] { parts.components(of: node) }

  /// The diagram of a gate, or of some of its children, over the modules below.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``; once a diagram was too large no other is tried.
  func diagram(
    of kind: BooleanGraph.Kind, _ children: [BooleanGraph.Edge], at node: Int
  ) throws(ExactAnalysisError) -> Piece {
    let key = Key(node: node, first: children[0])
    if let found = known[key] { return found }
    if hasFailed { throw .nodeLimit(nodeLimit) }
    let (graph, modules) = parts.extract(kind, children)
    do {
      let goal = try GoalDiagram.smallest(graph, nodeLimit: nodeLimit)
      let piece = Piece(graph: graph, modules: modules, goal: goal)
      known[key] = piece
      return piece
    } catch {
      hasFailed = true
      throw error
    }
  }
}
