// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// All minimal attacks of a goal as a zero-suppressed decision diagram.
///
/// A minimal attack is a minimal set of the attacker's steps that reaches the goal (minimal cut set).
/// In a tree with defences the attacks are those of its coherent hull: a negated step counts as true,
/// "the defence does not hold", and so does a defence. Minato, "Zero-suppressed BDDs for set
/// manipulation in combinatorial problems", DAC 1993; Rauzy, "New algorithms for fault trees
/// analysis", Reliability Engineering and System Safety 40, 1993.
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
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)`` if a diagram outgrows `nodeLimit` under every
  ///   order of variables that is tried.
  public init(
    _ function: StructureFunction, goal: Int = 0,
    nodeLimit: Int = ProbabilityProgram.defaultNodeLimit
  ) throws(ExactAnalysisError) {
    let root = Int(function.goals[goal])
    for order in VariableOrder.allCases {
      do {
        let hull = try CoherentHull(function, goal: root, order: order, nodeLimit: nodeLimit)
        var solutions = MinimalSolutions(hull.diagram, nodeLimit: nodeLimit)
        self.root = try solutions.minimal(hull.root)
        nodes = solutions.nodes
        inputs = hull.variables.map { function.inputs[$0] }
        isCoherent = hull.isCoherent
        return
      } catch .nodeLimit {
        continue
      }
    }
    throw .nodeLimit(nodeLimit)
  }

  /// How many there are.
  ///
  /// O(nodes) additions.
  public var count: BigCount {
    var counts = [BigCount(0), BigCount(1)]
    counts.reserveCapacity(nodes.count)
    for node in nodes.dropFirst(2) { counts.append(counts[Int(node.low)] + counts[Int(node.high)]) }
    return counts[Int(root)]
  }

  /// The attack of least total cost;  if there is none of finite cost.
  ///
  /// cost. O(nodes). - Precondition: there is a cost for every input.
  public func cheapest(costs: [Double]) -> (steps: [String], cost: Double)? {
    best(start: 0, none: .infinity) {
      $0 + costs[$1]
    } isBetter: {
      $0 < $1
    }
    .map { (steps: $0.steps, cost: $0.value) }
  }

  /// The attack of greatest success probability;  if there is none above 0.
  ///
  /// ve 0. O(nodes). - Precondition: there is a probability for every input.
  public func likeliest(probabilities: [Double]) -> (steps: [String], probability: Double)? {
    best(start: 1, none: 0) {
      $0 * probabilities[$1]
    } isBetter: {
      $0 > $1
    }
    .map { (steps: $0.steps, probability: $0.value) }
  }

  /// All attacks, each with its steps in the order of the diagram; `nil` if there are more than `limit`.
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

  private func best(
    start: Double, none: Double, extend: (Double, Int) -> Double, isBetter: (Double, Double) -> Bool
  ) -> (steps: [String], value: Double)? {
    var values = [none, start]
    values.reserveCapacity(nodes.count)
    for node in nodes.dropFirst(2) {
      let through = extend(values[Int(node.high)], Int(node.step))
      let without = values[Int(node.low)]
      values.append(isBetter(through, without) ? through : without)
    }
    guard isBetter(values[Int(root)], none) else { return nil }
    var steps: [String] = []
    var index = Int(root)
    while index > 1 {
      let node = nodes[index]
      let through = extend(values[Int(node.high)], Int(node.step))
      if isBetter(through, values[Int(node.low)]) {
        steps.append(inputs[Int(node.step)])
        index = Int(node.high)
      } else {
        index = Int(node.low)
      }
    }
    return (steps, values[Int(root)])
  }
}
