// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Turns the diagram of a function that rises in all its variables into that of its minimal solutions.
///
/// For `f = x f1 + f0`: the minimal solutions are those of `f0`, and `x` joined to those of `f1` that
/// contain no solution of `f0` (Rauzy 1993, section 4). The families are zero-suppressed diagrams:
/// node 0 is no set, 1 the empty set alone. Without recursion.
struct MinimalSolutions: ~Copyable {
  struct Frame: BitwiseCopyable {
    var family: Int32
    var other: Int32
    var variable: Int32
    var stage: Int32
    var low: Int32
    var partial: Int32
  }

  /// How deep the sets of a family go, and how large they are.
  struct Reach: BitwiseCopyable {
    /// The last variable of any set.
    var last: Int32
    /// The least that the last variable of a set is.
    var earliest: Int32
    /// The size of the largest set.
    var greatest: Int32
    /// The size of the smallest set.
    var least: Int32
  }

  /// The nodes of the families of sets, children first.
  private(set) var nodes: NodeTable
  private var cache = OperationCache()
  private var stack = FlatStack<Frame>()
  private var reach = FlatStack<Reach>()
  private var work = 0

  /// Makes a solver.
  init(nodeLimit: Int) {
    nodes = NodeTable(terminals: 2, limit: nodeLimit)
    reach.push(Reach(last: -1, earliest: .max, greatest: -1, least: .max))
    reach.push(Reach(last: -1, earliest: -1, greatest: 0, least: 0))
  }

  /// The family of a function's minimal solutions; of a variable that is negated its negation is the step.
  ///
  /// - Precondition: the function rises in all steps.
  mutating func minimal(
    _ root: DecisionDiagram.Edge, _ isNegated: [Bool], in diagram: borrowing DecisionDiagram
  ) throws(ExactAnalysisError) -> Int32 {
    if root <= 1 { return root ^ 1 }
    var families = Array(repeating: Int32(0), count: diagram.nodes.count * 2)
    families[Int(DecisionDiagram.one)] = 1
    for edge in diagram.reached(from: [root]) {
      let variable = diagram.variable(of: edge)
      var (high, low) = diagram.branches(edge)
      if isNegated[Int(variable)] { swap(&high, &low) }
      let without = families[Int(low)]
      let new = try remove(supersetsOf: without, from: families[Int(high)])
      families[Int(edge)] = try node(variable, high: new, low: without)
    }
    return families[Int(root)]
  }

  private mutating func node(
    _ variable: Int32, high: Int32, low: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    if high == 0 { return low }
    let index = try nodes.index(variable, high: high, low: low)
    if Int(index) == reach.count {
      let (with, without) = (reach[Int(high)], reach[Int(low)])
      reach.push(
        Reach(
          last: max(variable, with.last, without.last),
          earliest: min(max(variable, with.earliest), without.earliest),
          greatest: max(with.greatest + 1, without.greatest),
          least: min(with.least + 1, without.least)))
    }
    return index
  }

  /// The sets of `family` that contain no set of `other` (Rauzy's operator "without").
  private mutating func remove(
    supersetsOf other: Int32, from family: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    stack.clear()
    var result = enter(family, other)
    while stack.count > 0 {
      if result < 0 {
        result = next(stack.top)
      } else if let finished = try advance(with: result) {
        cache.insert(
          finished, for: OperationCache.Key(first: stack.top.family, second: stack.top.other))
        stack.drop()
        result = finished
        try countWork()
      } else {
        result = next(stack.top)
      }
    }
    return result
  }

  /// Solves a call at once, or pushes a frame for it and returns -1.
  private mutating func enter(_ family: Int32, _ other: Int32) -> Int32 {
    if family == 0 || other == 1 || family == other { return 0 }
    if other == 0 { return family }
    if family == 1 { return reach[Int(other)].least == 0 ? 0 : 1 }
    let (own, others) = (reach[Int(family)], reach[Int(other)])
    // No set of the other can lie within one of the family: all go deeper, or all are larger.
    if others.earliest > own.last || others.least > own.greatest { return family }
    if let known = cache[OperationCache.Key(first: family, second: other)] { return known }
    let variable = min(nodes[family].variable, nodes[other].variable)
    stack.push(
      Frame(family: family, other: other, variable: variable, stage: 0, low: 0, partial: 0))
    return -1
  }

  /// The call that a frame waits for.
  private mutating func next(_ frame: Frame) -> Int32 {
    let family = nodes[frame.family]
    let other = nodes[frame.other]
    if family.variable > frame.variable { return enter(frame.family, other.low) }
    let otherLow = other.variable == frame.variable ? other.low : frame.other
    switch frame.stage {
    case 0: return enter(family.low, otherLow)
    case 1: return enter(family.high, otherLow)
    default: return enter(frame.partial, other.high)
    }
  }

  /// Takes the result of the topmost frame's call; the frame's own result, if that was its last.
  private mutating func advance(with value: Int32) throws(ExactAnalysisError) -> Int32? {
    let frame = stack.top
    if nodes[frame.family].variable > frame.variable { return value }
    switch frame.stage {
    case 0:
      stack.top.low = value
      stack.top.stage = 1
      return nil
    case 1 where nodes[frame.other].variable == frame.variable:
      stack.top.partial = value
      stack.top.stage = 2
      return nil
    default:
      return try node(frame.variable, high: value, low: frame.low)
    }
  }

  /// A cache that forgets could let work grow without nodes: that too has an end.
  private mutating func countWork() throws(ExactAnalysisError) {
    work += 1
    if work > 16 * max(nodes.limit, 1 << 12) { throw .nodeLimit(nodes.limit) }
  }
}
