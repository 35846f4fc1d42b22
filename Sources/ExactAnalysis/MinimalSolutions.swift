// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Turns the diagram of a function that rises in all its steps into that of its minimal solutions.
///
/// For `f = x f1 + f0`: the minimal solutions are those of `f0`, and `x` joined to those of `f1` for which `f0` is
/// false (Rauzy 1993, section 4). That `f0` is asked as a diagram, not as its minimal solutions, saves a third of
/// the calls and, on large trees, nearly all of the work. The families are zero-suppressed diagrams: node 0 is
/// no set, 1 the empty set alone. Without recursion.
struct MinimalSolutions: ~Copyable {
  struct Frame: BitwiseCopyable {
    var family: Int32
    var function: DecisionDiagram.Edge
    /// The sets without the variable, once they are known; before that -1.
    var low: Int32
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
      let (high, low) = Self.branches(edge, isNegated, diagram)
      let new = try remove(from: families[Int(high)], where: low, isNegated, diagram)
      families[Int(edge)] = try node(
        diagram.variable(of: edge), high: new, low: families[Int(low)])
    }
    return families[Int(root)]
  }

  /// A function with its first step taken, and without.
  private static func branches(
    _ edge: DecisionDiagram.Edge, _ isNegated: [Bool], _ diagram: borrowing DecisionDiagram
  ) -> (high: DecisionDiagram.Edge, low: DecisionDiagram.Edge) {
    let (high, low) = diagram.branches(edge)
    return isNegated[Int(diagram.variable(of: edge))] ? (low, high) : (high, low)
  }

  private mutating func node(
    _ variable: Int32, high: Int32, low: Int32
  ) throws(ExactAnalysisError) -> Int32 {
    high == 0 ? low : try nodes.index(variable, high: high, low: low)
  }

  /// The sets of a family for which a function is false.
  private mutating func remove(
    from family: Int32, where function: DecisionDiagram.Edge, _ isNegated: [Bool],
    _ diagram: borrowing DecisionDiagram
  ) throws(ExactAnalysisError) -> Int32 {
    stack.clear()
    var result = enter(family, function, isNegated, diagram)
    while stack.count > 0 {
      let frame = stack.top
      let own = nodes[frame.family]
      let isAsked = diagram.variable(of: frame.function) == own.variable
      let (high, low) =
        isAsked
        ? Self.branches(frame.function, isNegated, diagram) : (frame.function, frame.function)
      if result < 0 {
        result = enter(own.low, low, isNegated, diagram)
      } else if frame.low < 0 {
        stack.top.low = result
        result = enter(own.high, high, isNegated, diagram)
      } else {
        let finished = try node(own.variable, high: result, low: frame.low)
        cache.insert(
          finished, for: OperationCache.Key(first: frame.family, second: frame.function))
        stack.drop()
        result = finished
        try work.count(upTo: 6 * max(nodes.limit, 1 << 14), nodeLimit: nodes.limit)
      }
    }
    return result
  }

  /// Solves a call at once, or pushes a frame for it and returns -1.
  private mutating func enter(
    _ family: Int32, _ function: DecisionDiagram.Edge, _ isNegated: [Bool],
    _ diagram: borrowing DecisionDiagram
  ) -> Int32 {
    if family == 0 { return 0 }
    var function = function
    // Steps that no set of the family takes.
    while function > 1, diagram.variable(of: function) < nodes[family].variable {
      function = Self.branches(function, isNegated, diagram).low
    }
    if function <= 1 { return function == DecisionDiagram.one ? 0 : family }
    if let known = cache[OperationCache.Key(first: family, second: function)] { return known }
    stack.push(Frame(family: family, function: function, low: -1))
    return -1
  }
}
