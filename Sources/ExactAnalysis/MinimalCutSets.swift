// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Turns the diagram of a function that may fall in some steps into that of its minimal cut sets.
///
/// These are the minimal solutions of the coherent hull, found without building the hull: for
/// `f = x f1 + (not x) f0` they are those of `f0`, and `x` joined to those of `f1` that contain none of `f0`'s
/// (Rauzy, "Mathematical foundations of minimal cutsets", IEEE Transactions on Reliability 50(4), 2001).
/// Where a function rises ``MinimalSolutions`` is quicker. Families as there. Without recursion.
struct MinimalCutSets: ~Copyable {
  struct Frame: BitwiseCopyable {
    var family: Int32
    var other: Int32
    var variable: Int32
    /// The call that the frame waits for: without the variable, with it, with it against what has it too.
    var stage: Int32 = 0
    /// The result of the first call.
    var low: Int32 = 0
    /// The result of the second call.
    var high: Int32 = 0
  }

  /// The nodes of the families of sets, children first.
  private(set) var nodes: NodeTable
  private var cache = OperationCache()
  private var stack = FlatStack<Frame>()
  private var work = WorkMeter()

  /// Makes a solver.
  init(nodeLimit: Int) {
    nodes = NodeTable(terminals: 2, limit: nodeLimit)
  }

  /// The family of a function's minimal cut sets; of a variable that is negated its negation is the step.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
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
      let new = try remove(supersetsOf: families[Int(low)], from: families[Int(high)])
      families[Int(edge)] = try node(variable, high: new, low: families[Int(low)])
    }
    return families[Int(root)]
  }

  private mutating func node(
    _ variable: Int32, high: Int32, low: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    high == 0 ? low : try nodes.index(variable, high: high, low: low)
  }

  /// The sets of a family that contain no set of another.
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
        try work.count(upTo: 16 * max(nodes.limit, 1 << 14), nodeLimit: nodes.limit)
      } else {
        result = next(stack.top)
      }
    }
    return result
  }

  /// Solves a call at once, or pushes a frame for it and returns -1.
  private mutating func enter(_ family: Int32, _ other: Int32) -> Int32 {
    if family == 0 || other == 1 || family == other { return 0 }
    // A minimal family that is not the empty set alone does not have it.
    if family == 1 || other == 0 { return family }
    var other = other
    // Sets with a step that no set of the family takes.
    while other > 1, nodes[other].variable < nodes[family].variable { other = nodes[other].low }
    if other <= 1 || family == other { return other == 0 ? family : 0 }
    if let known = cache[OperationCache.Key(first: family, second: other)] { return known }
    stack.push(Frame(family: family, other: other, variable: nodes[family].variable))
    return -1
  }

  /// The call that a frame waits for.
  private mutating func next(_ frame: Frame) -> Int32 {
    let (family, other) = (nodes[frame.family], nodes[frame.other])
    let otherLow = other.variable == frame.variable ? other.low : frame.other
    switch frame.stage {
    case 0: return enter(family.low, otherLow)
    case 1: return enter(family.high, otherLow)
    default: return enter(frame.high, other.high)
    }
  }

  /// Takes the result of the topmost frame's call; the frame's own result, if that was its last.
  private mutating func advance(with value: Int32) throws(ExactAnalysisError) -> Int32? {
    let frame = stack.top
    switch frame.stage {
    case 0:
      stack.top.low = value
      stack.top.stage = 1
      return nil
    case 1 where nodes[frame.other].variable == frame.variable:
      stack.top.high = value
      stack.top.stage = 2
      return nil
    default:
      return try node(frame.variable, high: value, low: frame.low)
    }
  }
}
