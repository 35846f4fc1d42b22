// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The minimal attacks of a graph, module by module.
///
/// Only gates whose children share steps need a decision diagram, of their own and small; everything else
/// is put together directly. Each module is written once for each way in which it is followed: `with`,
/// what completes a set that has one of the module's solutions, and `without`, what completes a set that has
/// none of its steps. Without recursion.
///
/// Negation costs little: as long as the attacker does nothing a module has a value, its rest; only the other
/// value asks for steps, so that a module stands for one literal of the coherent hull of what is above. One
/// whose defences alone can give it either value asks for none.
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

  /// What a node is while the attacker does nothing.
  private enum Rest {
    case `false`
    case `true`
    /// What suits the attacker: defences decide.
    case either

    /// Whether it can have a value at rest.
    func allows(_ value: Bool) -> Bool { self == .either || (self == .true) == value }

    /// The rest through the sign of an edge.
    func signed(_ sign: Int32) -> Rest {
      switch self {
      case .either: .either
      case .false: sign == 0 ? .false : .true
      case .true: sign == 0 ? .true : .false
      }
    }
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
  private let isDefence: (Int32) -> Bool
  private let diagrams: TreeDiagrams
  private var plans: [Plan?]
  private var rests: [Rest]
  private var level: [Int32]
  private var stack: [SolutionFrame] = []

  /// Makes a solver of the only goal of a graph; `isDefence` tells whose events the inputs are.
  init(_ diagrams: TreeDiagrams, isDefence: @escaping (Int32) -> Bool) {
    self.isDefence = isDefence
    self.diagrams = diagrams
    graph = diagrams.graph
    nodes = NodeTable(terminals: 2, limit: diagrams.nodeLimit)
    plans = Array(repeating: nil, count: graph.count)
    rests = Array(repeating: .true, count: graph.count)
    level = Array(repeating: 0, count: graph.inputCount)
  }

  /// The family of the goal's minimal attacks.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  mutating func solve() throws(ExactAnalysisError) -> Int32 {
    let goal = graph.goals[0]
    if goal <= 1 { return goal ^ 1 }
    for node in 1..<graph.count where diagrams.parts.isModule[node] || node == Int(goal >> 1) {
      try settle(node)
    }
    if rests[Int(goal >> 1)].signed(goal & 1).allows(true) { return 1 }
    arrange(Int(goal >> 1))
    return try write(Int(goal >> 1))
  }

  /// Finds a module's rest, and how its other value comes about.
  private mutating func settle(_ node: Int) throws(ExactAnalysisError) {
    switch graph.kinds[node] {
    case .constant: break
    case .input(let input): rests[node] = isDefence(input) ? .either : .false
    case .atLeast:
      let (rest, family) = try solved(graph.kinds[node], Array(graph.children(of: node)), at: node)
      rests[node] = rest
      plans[node] = family.map { Plan(needsAll: true, parts: [.entangled($0)]) }
    case .all:
      var components: [(rest: Rest, part: Part?)] = []
      for component in diagrams.components(of: node) {
        if component.isEntangled {
          let (rest, family) = try solved(.all, component.children, at: node)
          components.append((rest, family.map { .entangled($0) }))
        } else {
          let child = component.children[0]
          components.append((rests[Int(child >> 1)].signed(child & 1), .module(Int(child >> 1))))
        }
      }
      settle(node, all: components)
    }
  }

  private mutating func settle(_ node: Int, all components: [(rest: Rest, part: Part?)]) {
    let canBeTrue = components.allSatisfy { $0.rest.allows(true) }
    let canBeFalse = components.contains { $0.rest.allows(false) }
    rests[node] = canBeTrue ? (canBeFalse ? .either : .true) : .false
    if canBeTrue && canBeFalse { return }
    // What is possible at rest need not be brought about.
    let needed = components.filter { !$0.rest.allows(!canBeTrue) }
    plans[node] = Plan(needsAll: !canBeTrue, parts: needed.compactMap(\.part))
  }

  /// The rest of a gate over the modules below it, and the minimal ways to its other value, if it asks for any.
  private mutating func solved(
    _ kind: BooleanGraph.Kind, _ children: [BooleanGraph.Edge], at node: Int
  ) throws(ExactAnalysisError) -> (rest: Rest, family: Family?) {
    let piece = try diagrams.diagram(of: kind, children, at: node)
    let (whole, modules) = (piece.goal, piece.ordered)
    let below = modules.map { rests[Int($0 >> 1)] }
    // Seen so, every variable is false at rest, or free.
    let isNegated = below.map { $0 == .true }
    let isFree = below.map { $0 == .either }
    let isTrueAtRest = whole.diagram.isTrue(whole.root, where: isNegated)
    var changed = whole.root ^ (isTrueAtRest ? 1 : 0)
    let rising = piece.graph.negatingInputs { rests[Int(piece.modules[Int($0)] >> 1)] == .true }
    var rises = rising.negatingGoals(isTrueAtRest).isRising
    if isFree.contains(true) {
      let hull = CoherentHull(isFree: isFree, isNegated: isNegated)
      changed = try hull.hull(of: changed, in: &whole.diagram)
      if whole.diagram.isTrue(changed, where: isNegated) { return (.either, nil) }
      rises = true
    }
    let (nodes, root) = try Self.family(of: changed, rises, in: whole, isNegated, isFree)
    let needed = zip(modules, isFree).filter { !$0.1 }.map { Int($0.0 >> 1) }
    return (
      isTrueAtRest ? .true : .false, Family(nodes: nodes, root: root, modules: needed)
    )
  }

  /// The minimal solutions of a function, steps numbered without those that are free.
  private static func family(
    of function: DecisionDiagram.Edge, _ rises: Bool, in goal: GoalDiagram, _ isNegated: [Bool],
    _ isFree: [Bool]
  ) throws(ExactAnalysisError) -> (nodes: [MinimalAttacks.Node], root: Int32) {
    let limit = goal.diagram.nodeLimit
    if rises {
      var solutions = MinimalSolutions(nodeLimit: limit)
      let family = try solutions.minimal(function, isNegated, in: goal.diagram)
      return MinimalAttacks.compact(solutions.nodes, from: family, isFree)
    }
    var cutSets = MinimalCutSets(nodeLimit: limit)
    let family = try cutSets.minimal(function, isNegated, in: goal.diagram)
    return MinimalAttacks.compact(cutSets.nodes, from: family, isFree)
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
