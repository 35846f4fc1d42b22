// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The minimal solutions of a graph that rises in all its inputs, module by module.
///
/// Only gates whose children share steps need a decision diagram, of their own and small; everything else
/// is put together directly. Each module is written once for each way in which it is followed: `with`,
/// what completes a set that has one of the module's solutions, and `without`, what completes a set that has
/// none of its steps. Without recursion.
struct ModularSolutions: ~Copyable {
  /// A module in parts that share nothing.
  private struct Plan {
    /// Whether all parts are needed, not any.
    var needsAll: Bool
    var parts: [Part]
  }

  private enum Part {
    /// A module or an input, by its node.
    case module(Int)
    /// Solutions over modules.
    case entangled(Family)
  }

  /// Minimal solutions over modules; the step of a node is a place in `modules`.
  struct Family {
    var nodes: [MinimalAttacks.Node]
    var root: Int32
    var modules: [Int]
  }

  /// The families of sets of inputs; variables are places in ``inputs``.
  private(set) var nodes: NodeTable
  /// The inputs in the order of the diagram.
  private(set) var inputs: [Int32] = []
  private let graph: BooleanGraph
  private let literals: [Bool]
  private let nodeLimit: Int
  private var parts: ModuleParts
  private var plans: [Plan?]
  private var level: [Int32]
  private var stack: [SolutionFrame] = []

  /// Makes a solver of the only goal of a graph.
  init(_ graph: BooleanGraph, nodeLimit: Int) {
    self.graph = graph
    literals = graph.literals
    self.nodeLimit = nodeLimit
    parts = ModuleParts(graph)
    nodes = NodeTable(terminals: 2, limit: nodeLimit)
    plans = Array(repeating: nil, count: graph.count)
    level = Array(repeating: 0, count: graph.inputCount)
  }

  /// The family of the goal's minimal solutions.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  mutating func solve() throws(ExactAnalysisError) -> Int32 {
    let goal = graph.goals[0]
    if goal <= 1 { return goal ^ 1 }
    for node in 1..<graph.count where parts.isModule[node] || node == Int(goal >> 1) {
      plans[node] = try plan(node, sign: literals[node << 1] ? 0 : 1)
    }
    arrange(Int(goal >> 1))
    return try write(Int(goal >> 1))
  }

  private mutating func plan(_ node: Int, sign: Int32) throws(ExactAnalysisError) -> Plan? {
    switch graph.kinds[node] {
    case .constant, .input: return nil
    case .atLeast:
      let children = Array(graph.children(of: node))
      return Plan(needsAll: true, parts: [try solved(graph.kinds[node], children, sign)])
    case .all:
      var pieces: [Part] = []
      for component in parts.components(of: node) {
        pieces.append(
          component.isEntangled
            ? try solved(.all, component.children, sign)
            : .module(Int(component.children[0] >> 1)))
      }
      return Plan(needsAll: sign == 0, parts: pieces)
    }
  }

  /// The minimal solutions of a gate over the modules below it.
  private mutating func solved(
    _ kind: BooleanGraph.Kind, _ children: [BooleanGraph.Edge], _ sign: Int32
  ) throws(ExactAnalysisError) -> Part {
    let piece = parts.extract(kind, children)
    // The tree rises with the negation of a module that it meets negated: that is the variable then.
    let rising = piece.graph.negatingInputs { literals[Int(piece.variables[Int($0)]) | 1] }
    let goal = try GoalDiagram.smallest(rising, nodeLimit: nodeLimit)
    var solutions = MinimalSolutions(nodeLimit: nodeLimit)
    let family = try solutions.minimal(goal.root ^ sign, in: goal.diagram)
    let (nodes, root) = MinimalAttacks.compact(
      solutions.nodes, from: family, goal.inputs.map { _ in false })
    let modules = goal.inputs.map { Int(piece.variables[Int($0)] >> 1) }
    return .entangled(Family(nodes: nodes, root: root, modules: modules))
  }

  /// Numbers the inputs so that each module's stand together, in the order of its parts.
  private mutating func arrange(_ goal: Int) {
    var stack = [goal]
    while let node = stack.popLast() {
      if case .input(let input) = graph.kinds[node] {
        level[Int(input)] = Int32(inputs.count)
        inputs.append(input)
      }
      for part in (plans[node]?.parts ?? []).reversed() {
        switch part {
        case .module(let module): stack.append(module)
        case .entangled(let family): stack.append(contentsOf: family.modules.reversed())
        }
      }
    }
  }
}

extension ModularSolutions {
  /// Writes a module with all that is below it.
  private mutating func write(_ goal: Int) throws(ExactAnalysisError) -> Int32 {
    var result = try enter(goal, with: 1, without: 0)
    while let top = stack.indices.last {
      if let value = result { stack[top].take(value) }
      if let finished = stack[top].finished {
        stack.removeLast()
        result = finished
      } else {
        result = try advance(top)
      }
    }
    return result ?? 0
  }

  /// Writes an input at once, or pushes a frame and returns `nil`.
  private mutating func enter(
    _ node: Int, with: Int32, without: Int32
  ) throws(ExactAnalysisError) -> Int32? {
    if with == 0 { return without }
    if case .input(let input) = graph.kinds[node] {
      return try nodes.index(level[Int(input)], high: with, low: without)
    }
    let plan = plans[node] ?? Plan(needsAll: true, parts: [])
    stack.append(
      SolutionFrame(
        node: node, needsAll: plan.needsAll, left: plan.parts.count, with: with, without: without))
    return nil
  }

  /// Enters what a frame needs next.
  private mutating func advance(_ top: Int) throws(ExactAnalysisError) -> Int32? {
    let frame = stack[top]
    if let walk = frame.walk {
      let (with, without) = walk.completions
      return try enter(walk.module, with: with, without: without)
    }
    stack[top].left -= 1
    let (with, without) = frame.completions
    switch plans[frame.node]?.parts[frame.left - 1] {
    case .module(let module)?: return try enter(module, with: with, without: without)
    case .entangled(let family)?:
      let walk = FamilyWalk(family, with: with, without: without)
      if let known = walk.finished { return known }
      stack.append(SolutionFrame(walk: walk))
      return nil
    case nil: return 0
    }
  }
}
