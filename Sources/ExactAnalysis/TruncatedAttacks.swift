// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// The minimal attacks above a probability, for trees whose diagrams do not fit, with sure bounds of the goal's.
///
/// Attacks are found gate by gate, what is too unlikely being dropped at once, first above a high probability
/// and then above lower ones for as long as that fits. The goal is at least as likely as that one of the attacks
/// kept succeeds, and at most by the sum of what was dropped more likely. With negation or defences the sets
/// are implicants (what must happen and what must not, with the probability of both), and the attacks are
/// the steps in them.
///
/// ```swift
/// if let found = TruncatedAttacks(function, at: probabilities) {
///   print(found.attacks.count, "of at least", found.cutoff, found.bounds)
/// }
/// ```
public struct TruncatedAttacks: Sendable {
  /// The attacks that are kept.
  public let attacks: MinimalAttacks
  /// All minimal attacks of at least this probability are kept; with negation, all that follow from
  /// implicants of at least this probability.
  public let cutoff: Double
  /// At most so probable is it that the goal is reached only by what was dropped.
  public let dropped: Double
  /// Sure bounds of the goal's probability.
  public let bounds: ProbabilityBounds

  /// The most nodes of a diagram that serve: some 400 megabytes.
  public static let nodeLimit = 2_000_000

  /// The most inputs: operations are recursive to twice their number, some 500 bytes a level.
  private static let mostInputs = DeepStack.size / 2048
  /// Where a bound of what is dropped is such a share of the goal's probability, nothing lower is tried.
  private static let precision = 1e-7

  /// Finds the attacks of a goal; `nil` if even the likeliest do not fit, or there are more than half a million
  /// inputs.
  ///
  /// Where a ``Deadline`` passes, what was found by then.
  ///
  /// - Parameters:
  ///   - function: The structure function.
  ///   - goal: The index of the goal among the function's goals.
  ///   - probabilities: A probability for every input.
  ///   - least: No attack less likely is looked for.
  ///   - nodeLimit: The most nodes of a diagram.
  ///   - workLimit: The most operations for each cut-off.
  /// - Complexity: Operations in proportion to the limits.
  public init?(
    _ function: StructureFunction, goal: Int = 0, at probabilities: [Double],
    least: Double = 0, nodeLimit: Int = ProbabilityProgram.defaultNodeLimit,
    workLimit: Int = 3_000_000
  ) {
    precondition(probabilities.count == function.inputs.count, "a probability for every input")
    let found = DeepStack.run {
      Self.found(function, goal, probabilities, least, nodeLimit, workLimit)
    }
    guard let found = found ?? nil else { return nil }
    self = found
  }

  private init(attacks: MinimalAttacks, cutoff: Double, dropped: Double, bounds: ProbabilityBounds)
  {
    self.attacks = attacks
    self.cutoff = cutoff
    self.dropped = dropped
    self.bounds = bounds
  }

  /// What is found from a high cut-off down to lower ones.
  private static func found(
    _ function: StructureFunction, _ goal: Int, _ probabilities: [Double], _ least: Double,
    _ nodeLimit: Int, _ workLimit: Int
  ) -> TruncatedAttacks? {
    let graph = BooleanGraph(function, goals: [function.goals[goal]])
    guard graph.inputCount <= Self.mostInputs, graph.goals[0] > 1 else { return nil }
    let order = VariableOrder.standard(for: graph)
    let isStep = order.flatMap { [function.roles[Int($0)] == .attack, false] }
    let names = order.flatMap { [function.inputs[Int($0)], ""] }
    let chances = order.map { probabilities[Int($0)] }
    var best: (family: MinimalAttacks, cutoff: Double, dropped: Double)?
    var bounds = ProbabilityBounds(lower: 0, upper: 1)
    let lowest = max(TruncatedFamilies.weight(max(least, 1e-40)), 2)
    var budget: Int32 = min(20, lowest)
    while true {
      guard
        var assembly = try? TruncatedAssembly(
          graph, order: order, probabilities, budget: budget, nodeLimit: nodeLimit,
          workLimit: workLimit),
        let steps = try? assembly.steps(isStep)
      else { break }
      let compact = MinimalAttacks.compact(
        assembly.families.nodes, from: steps, names.map { _ in false })
      let isCoherent = graph.isRising && !graph.contains { function.roles[Int($0)] == .defence }
      best = (
        MinimalAttacks(inputs: names, nodes: compact.0, root: compact.1, isCoherent: isCoherent),
        assembly.dropped == 0 ? 0 : Self.cutoff(budget), assembly.dropped
      )
      bounds = bounds.narrowed(by: Self.bounds(of: assembly, chances, nodeLimit))
      let isEnough =
        assembly.dropped == 0
        || least == 0 && assembly.dropped <= Self.precision * bounds.lower
      if isEnough || budget == lowest { break }
      budget = min(budget + 7, lowest)
    }
    return best.map {
      TruncatedAttacks(
        attacks: $0.family, cutoff: $0.cutoff, dropped: $0.dropped, bounds: bounds)
    }
  }

  private static func bounds(
    of assembly: borrowing TruncatedAssembly, _ chances: [Double], _ nodeLimit: Int
  ) -> ProbabilityBounds {
    // The sum over the sets, and all that was dropped beside them.
    let most = assembly.families.sum(of: assembly.root) + assembly.dropped
    guard let kept = try? assembly.probability(chances, nodeLimit: min(nodeLimit, 1 << 21)) else {
      return ProbabilityBounds(lower: 0, upper: min(1, most))
    }
    return ProbabilityBounds(lower: kept, upper: min(1, most, kept + assembly.dropped))
  }

  /// The probability down to which a budget keeps everything.
  private static func cutoff(_ budget: Int32) -> Double {
    let halved = Double(sign: .plus, exponent: -Int(budget / 2), significand: 1)
    return budget % 2 == 0 ? halved : halved * 0.5.squareRoot()
  }
}
