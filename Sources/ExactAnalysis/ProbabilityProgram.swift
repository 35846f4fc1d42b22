// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A straight-line program that computes goals' exact probabilities from those of independent steps.
///
/// Modules, sub-trees that share no step with the rest, are computed by products where their children
/// are themselves apart; only entangled modules become decision diagrams, a ``Operation/select(condition:high:low:)`` a node.
public struct ProbabilityProgram: Sendable {
  /// An operation on registers that were computed before.
  public enum Operation: Hashable, Sendable {
    /// A number.
    case constant(Double)
    /// The product: all of independent events.
    case product([Int32])
    /// `1 - (1-a)(1-b)...`: any of independent events.
    case coproduct([Int32])
    /// `1 - a`.
    case complement(Int32)
    /// `c * high + (1 - c) * low`.
    case select(condition: Int32, high: Int32, low: Int32)
    /// The probability that at least `k` of independent events happen.
    case atLeast(Int, [Int32])
  }

  /// The most nodes of a decision diagram, where no other limit is given.
  public static let defaultNodeLimit = 2_000_000

  /// The names of the steps; their probabilities are the registers `0..<inputs.count`.
  public let inputs: [String]
  /// The operations; that of index `i` computes the register `inputs.count + i`.
  public let operations: [Operation]
  /// The registers of the goals.
  public let outputs: [Int]
  /// The number of nodes of the decision diagrams of entangled modules; 0 if there are none.
  ///
  /// Nodes of a function and of its negation count as two where both are needed.
  public let diagramNodes: Int

  /// Compiles the goals of a structure function.
  ///
  /// Linear for trees without entanglement.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if a module's diagram outgrows `nodeLimit` under
  ///   every order of variables that is tried.
  public init(
    _ function: StructureFunction, nodeLimit: Int = ProbabilityProgram.defaultNodeLimit
  ) throws(ExactAnalysisError) {
    try self.init(function, TreeDiagrams(function, nodeLimit: nodeLimit))
  }

  /// Compiles the goals of a structure function, with diagrams that serve other analyses too.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if a module's diagram outgrows its limit.
  public init(
    _ function: StructureFunction, _ diagrams: TreeDiagrams
  ) throws(ExactAnalysisError) {
    var compiler = ProbabilityCompiler(inputCount: function.inputs.count, diagrams)
    outputs = try compiler.compile()
    operations = compiler.operations
    diagramNodes = compiler.diagramNodes
    inputs = function.inputs
  }
}
