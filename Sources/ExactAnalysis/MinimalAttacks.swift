// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// All minimal attacks of a goal as a zero-suppressed decision diagram.
///
/// A minimal attack is a minimal set of the attacker's steps that reaches the goal (minimal cut set).
/// In a tree with defences or `unless` the attacks are those of its coherent hull: the smallest function
/// above the tree's that rises in every step, each defence holding or failing as suits the attacker and
/// each negated step left undone. They say what an attacker must do, not that it suffices. Minato,
/// "Zero-suppressed BDDs for set manipulation in combinatorial problems", DAC 1993; Rauzy, "New
/// algorithms for fault trees analysis", Reliability Engineering and System Safety 40, 1993.
///
/// ```swift
/// let function = try StructureFunction(goals: ["steal-cards"], in: forest)
/// let attacks = try MinimalAttacks(function)
/// print(attacks.count, attacks.cheapest(costs: attacks.inputs.map { costs[$0, default: 0] }))
/// ```
public struct MinimalAttacks: Sendable {
  /// One node: the attacks without the step (`low`) and those with it, the step taken away (`high`).
  public struct Node: Hashable, Sendable {
    /// The index of the step in ``MinimalAttacks/inputs``; -1 for the two terminals.
    public var step: Int32
    /// The attacks without the step.
    public var low: Int32
    /// The attacks with the step, less the step.
    public var high: Int32

    /// Makes a node.
    public init(step: Int32, low: Int32, high: Int32) {
      self.step = step
      self.low = low
      self.high = high
    }
  }

  /// The names of the steps, in the order of the diagram.
  public let inputs: [String]
  /// The nodes, children first; 0 is no attack, 1 the attack that needs no further step.
  public let nodes: [Node]
  /// The index of the root.
  public let root: Int32
  /// Whether the tree has neither negation nor defence, so that an attack's steps alone decide.
  public let isCoherent: Bool

  /// Finds all minimal attacks of the goal of an index.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - goal: The index of the goal among the function's goals.
  ///   - holding: The names of the defences that hold, all others failing; `nil` if each holds or fails as
  ///     suits the attacker.
  ///   - nodeLimit: The most nodes of each decision diagram.
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if a diagram outgrows `nodeLimit` under every order
  ///   of variables that is tried.
  public init(
    _ function: StructureFunction, goal: Int = 0, holding: Set<String>? = nil,
    nodeLimit: Int = ProbabilityProgram.defaultNodeLimit
  ) throws(ExactAnalysisError) {
    let graph = BooleanGraph(function, goals: [function.goals[goal]]) { input in
      guard let holding, function.roles[Int(input)] == .defence else { return nil }
      return holding.contains(function.inputs[Int(input)])
    }
    try self.init(function, TreeDiagrams(graph, nodeLimit: nodeLimit))
  }

  /// Finds all minimal attacks of the only goal of a function, with diagrams that serve other analyses too.
  ///
  /// Each defence holds or fails as suits the attacker.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if a diagram outgrows its limit.
  public init(
    _ function: StructureFunction, _ diagrams: TreeDiagrams
  ) throws(ExactAnalysisError) {
    isCoherent = diagrams.isCoherent(function)
    var solutions = ModularSolutions(diagrams) { function.roles[Int($0)] == .defence }
    let family = try solutions.solve()
    let order = solutions.inputs
    (nodes, root) = Self.compact(solutions.nodes, from: family, order.map { _ in false })
    inputs = order.map { function.inputs[Int($0)] }
  }

  /// Takes a family of sets that was found already.
  init(inputs: [String], nodes: [Node], root: Int32, isCoherent: Bool = false) {
    self.inputs = inputs
    self.nodes = nodes
    self.root = root
    self.isCoherent = isCoherent
  }

  /// How many there are.
  ///
  /// O(nodes) additions.
  public var count: BigCount {
    if let small = smallCount { return BigCount(small) }
    var counts = [BigCount(0), BigCount(1)]
    counts.reserveCapacity(nodes.count)
    for node in nodes.dropFirst(2) { counts.append(counts[Int(node.low)] + counts[Int(node.high)]) }
    return counts[Int(root)]
  }

  /// The count if all numbers on the way fit in a machine word.
  private var smallCount: UInt64? {
    var counts: [UInt64] = [0, 1]
    counts.reserveCapacity(nodes.count)
    for node in nodes.dropFirst(2) {
      let (sum, isOver) = counts[Int(node.low)].addingReportingOverflow(counts[Int(node.high)])
      if isOver { return nil }
      counts.append(sum)
    }
    return counts[Int(root)]
  }

  /// The steps that are an attack by themselves, in the order of ``inputs``.
  ///
  /// O(steps).
  public var singleSteps: [String] {
    var steps: [String] = []
    var index = Int(root)
    while index > 1 {
      if nodes[index].high == 1 { steps.append(inputs[Int(nodes[index].step)]) }
      index = Int(nodes[index].low)
    }
    return steps
  }

  /// The attack of least total cost, its steps sorted; `nil` if there is none of finite cost.
  ///
  /// O(nodes). Of equal attacks the one with the least names wins.
  ///
  /// - Precondition: there is a cost for every input.
  public func cheapest(costs: [Double]) -> (steps: [String], cost: Double)? {
    top(1, by: .cost(costs)).first.map { ($0.steps, $0.value) }
  }

  /// The attack of greatest success probability, its steps sorted; `nil` if there is none above 0.
  ///
  /// O(nodes). Of equal attacks the one with the least names wins.
  ///
  /// - Precondition: there is a probability for every input.
  public func likeliest(probabilities: [Double]) -> (steps: [String], probability: Double)? {
    top(1, by: .probability(probabilities)).first.map { ($0.steps, $0.value) }
  }

  /// All attacks, each with its steps in the order of the diagram; `nil` if there are more than `limit`.
  ///
  /// O(nodes + total number of steps).
  public func all(limit: Int) -> [[String]]? {
    if count > BigCount(UInt64(max(limit, 0))) { return nil }
    var attacks: [[String]] = []
    var stack: [(node: Int32, steps: [String])] = [(root, [])]
    while let (index, steps) = stack.popLast() {
      if index == 0 { continue }
      if index == 1 {
        attacks.append(steps)
        continue
      }
      let node = nodes[Int(index)]
      stack.append((node.low, steps))
      stack.append((node.high, steps + [inputs[Int(node.step)]]))
    }
    return attacks
  }

  /// The nodes under a root, steps numbered without defences.
  static func compact(
    _ table: borrowing NodeTable, from root: Int32, _ isDefence: [Bool]
  ) -> ([Node], Int32) {
    var steps: [Int32] = []
    var next: Int32 = 0
    for defence in isDefence {
      steps.append(next)
      if !defence { next += 1 }
    }
    var renamed = Array(repeating: Int32(-1), count: table.count)
    renamed[Int(root)] = 0
    for index in stride(from: Int(root), to: 1, by: -1) where renamed[index] == 0 {
      let node = table[Int32(index)]
      renamed[Int(node.high)] = 0
      renamed[Int(node.low)] = 0
    }
    renamed[0] = 0
    renamed[1] = 1
    let terminal = Node(step: -1, low: 0, high: 0)
    var nodes = [terminal, terminal]
    for index in 2..<max(table.count, 2) where renamed[index] == 0 {
      let node = table[Int32(index)]
      renamed[index] = Int32(nodes.count)
      nodes.append(
        Node(
          step: steps[Int(node.variable)], low: renamed[Int(node.low)],
          high: renamed[Int(node.high)]))
    }
    return (nodes, renamed[Int(root)])
  }
}
