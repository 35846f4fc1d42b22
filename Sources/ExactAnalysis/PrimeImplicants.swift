// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// All prime implicants of a goal: the least sets of steps done and steps left undone that suffice for it.
///
/// In a tree with negation, `unless` or exclusive gates they say what minimal attacks leave out: what must not
/// happen. In a coherent tree they are its minimal attacks. Defences are steps like any other here.
///
/// ```swift
/// let function = try StructureFunction(goals: ["leak"], in: forest)
/// let primes = try PrimeImplicants(function)
/// print(primes.count, primes.top(3, probabilities: [0.1, 0.2, 0.3]))
/// ```
public struct PrimeImplicants: Sendable {
  /// A prime implicant.
  public struct Implicant: Hashable, Sendable {
    /// The names of the steps that must succeed and the defences that must hold, sorted.
    public var happening: [String]
    /// The names of those that must not, sorted.
    public var absent: [String]
    /// The probability that all of this is so.
    public var probability: Double
  }

  private let family: MinimalAttacks
  /// For each input of the family the function's input, and whether it must not happen.
  private let literals: [(input: Int, isAbsent: Bool)]
  private let names: [String]

  /// Finds all prime implicants of a goal.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - goal: The index of the goal among the function's goals.
  ///   - nodeLimit: The most nodes of each decision diagram.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  public init(
    _ function: StructureFunction, goal: Int = 0,
    nodeLimit: Int = ProbabilityProgram.defaultNodeLimit
  ) throws(ExactAnalysisError) {
    let graph = BooleanGraph(function, goals: [function.goals[goal]])
    let whole = try GoalDiagram.smallest(graph, nodeLimit: nodeLimit)
    var solver = PrimeImplicantSolver(nodeLimit: nodeLimit)
    let root = try solver.solve(whole.root, in: &whole.diagram)
    literals = whole.inputs.flatMap { [(Int($0), false), (Int($0), true)] }
    names = function.inputs
    let compact = MinimalAttacks.compact(solver.nodes, from: root, literals.map { _ in false })
    // The place stands for the literal: names of steps could be anything.
    family = MinimalAttacks(
      inputs: literals.indices.map { String($0) }, nodes: compact.0, root: compact.1)
  }

  /// How many there are.
  ///
  /// O(nodes) additions.
  public var count: BigCount { family.count }

  /// The likeliest prime implicants.
  ///
  /// - Parameters:
  ///   - count: The most that are listed.
  ///   - probabilities: A probability for every input of the function.
  /// - Returns: Those that can be so at all, the likeliest first.
  public func top(_ count: Int, probabilities: [Double]) -> [Implicant] {
    let chances = literals.map {
      $0.isAbsent ? 1 - probabilities[$0.input] : probabilities[$0.input]
    }
    return family.top(count, by: .probability(chances)).map { ranked in
      let found = ranked.steps.compactMap { Int($0) }.map { literals[$0] }
      func steps(_ isAbsent: Bool) -> [String] {
        found.filter { $0.isAbsent == isAbsent }.map { names[$0.input] }.sorted()
      }
      return Implicant(
        happening: steps(false), absent: steps(true), probability: ranked.value)
    }
  }
}
