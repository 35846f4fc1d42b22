// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Finds the prime implicants of a function, given as a decision diagram, as a family of sets of literals.
///
/// With `f = x f1 + (not x) f0` and `c` the prime implicants of `f1 f0`: those of `f` are `c`, `x` joined to
/// those of `f1` that are not in `c`, and `not x` joined to those of `f0` that are not in `c` (Coudert and
/// Madre, "Implicit and incremental computation of primes and essential primes of Boolean functions", DAC
/// 1992). The literal of variable `v` is `2v`, that of its negation `2v + 1`. Families as in
/// ``MinimalSolutions``. Without recursion.
struct PrimeImplicantSolver: ~Copyable {
  struct Frame: BitwiseCopyable {
    var function: DecisionDiagram.Edge
    var high: DecisionDiagram.Edge
    var low: DecisionDiagram.Edge
    var stage: Int32 = 0
    /// The families of the conjunction of the branches, and of the high branch.
    var common: Int32 = 0
    var with: Int32 = 0
  }

  struct Difference: BitwiseCopyable {
    var left: Int32
    var right: Int32
    /// The sets with the literal, once they are known; before that -1.
    var high: Int32 = -1
  }

  /// The nodes of the families of sets, children first.
  private(set) var nodes: NodeTable
  private var known: [DecisionDiagram.Edge: Int32] = [
    DecisionDiagram.zero: 0, DecisionDiagram.one: 1,
  ]
  private var cache = OperationCache()
  private var frames = FlatStack<Frame>()
  private var differences = FlatStack<Difference>()
  private var work = WorkMeter()

  /// Makes a solver.
  init(nodeLimit: Int) {
    nodes = NodeTable(terminals: 2, limit: nodeLimit)
  }

  /// The family of a function's prime implicants.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  mutating func solve(
    _ root: DecisionDiagram.Edge, in diagram: inout DecisionDiagram
  ) throws(ExactAnalysisError) -> Int32 {
    frames.clear()
    var result = enter(root, diagram)
    while frames.count > 0 {
      let frame = frames.top
      if result >= 0, let finished = try take(result, diagram) {
        known[frame.function] = finished
        frames.drop()
        result = finished
        continue
      }
      result =
        switch frames.top.stage {
        case 0: enter(try diagram.and(frame.high, frame.low), diagram)
        case 1: enter(frame.high, diagram)
        default: enter(frame.low, diagram)
        }
    }
    return result
  }

  /// The family of a function if it is known; else pushes a frame and returns -1.
  private mutating func enter(
    _ function: DecisionDiagram.Edge, _ diagram: borrowing DecisionDiagram
  ) -> Int32 {
    if let family = known[function] { return family }
    let (high, low) = diagram.branches(function)
    frames.push(Frame(function: function, high: high, low: low))
    return -1
  }

  /// Takes the result of the topmost frame's call; the frame's own result, if that was its last.
  private mutating func take(
    _ value: Int32, _ diagram: borrowing DecisionDiagram
  ) throws(ExactAnalysisError) -> Int32? {
    let frame = frames.top
    frames.top.stage += 1
    switch frame.stage {
    case 0: frames.top.common = value
    case 1: frames.top.with = value
    default:
      let literal = diagram.variable(of: frame.function) * 2
      let without = try difference(value, frame.common)
      let rest = try node(literal + 1, high: without, low: frame.common)
      return try node(literal, high: try difference(frame.with, frame.common), low: rest)
    }
    return nil
  }

  private mutating func node(
    _ literal: Int32, high: Int32, low: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    high == 0 ? low : try nodes.index(literal, high: high, low: low)
  }

  /// The sets of one family that are not in another.
  private mutating func difference(
    _ left: Int32, _ right: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    differences.clear()
    var result = compare(left, right)
    while differences.count > 0 {
      let frame = differences.top
      let (a, b) = (nodes[frame.left], nodes[frame.right])
      let isShared = a.variable == b.variable
      if result < 0 {
        result = compare(a.high, isShared ? b.high : 0)
      } else if frame.high < 0 {
        differences.top.high = result
        result = compare(a.low, isShared ? b.low : frame.right)
      } else {
        result = try node(a.variable, high: frame.high, low: result)
        cache.insert(result, for: OperationCache.Key(first: frame.left, second: frame.right))
        differences.drop()
        try work.count(upTo: 16 * max(nodes.limit, 1 << 14), nodeLimit: nodes.limit)
      }
    }
    return result
  }

  /// Solves a difference at once, or pushes a frame for it and returns -1.
  private mutating func compare(_ left: Int32, _ right: Int32) -> Int32 {
    var right = right
    // Sets with a literal that no set of the left family has.
    while right > 1, nodes[right].variable < nodes[left].variable { right = nodes[right].low }
    if left == 0 || left == right { return 0 }
    if left == 1 || right == 0 { return left }
    if let found = cache[OperationCache.Key(first: left, second: right)] { return found }
    differences.push(Difference(left: left, right: right))
    return -1
  }
}
