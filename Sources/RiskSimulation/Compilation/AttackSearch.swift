// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// The likeliest minimal attack that keeps within limits of money and time: tables and columns.
///
/// For each trial a branch and bound over the diagram of minimal attacks: a branch is left as soon as
/// its cheapest or fastest completion breaks a limit, or its likeliest completion is no better than
/// the best attack found. Exact; the worst case is exponential in the diagram, as for any knapsack.
struct AttackSearch: Sendable {
  /// One node of the diagram: without the step go to `low`, with it to `high`.
  struct Node: Sendable {
    /// The index of the step among the columns.
    var step: Int
    /// The node of attacks without the step.
    var low: Int
    /// The node of attacks with the step, the step taken away.
    var high: Int
  }

  /// The nodes, children first; 0 is no attack, 1 the complete attack.
  let nodes: [Node]
  /// The root.
  let root: Int
  /// For each step the column of its probability.
  private(set) var probabilities: [Register]
  /// For each step the column of its cost.
  private(set) var costs: [Register]
  /// For each step the column of its time.
  private(set) var times: [Register]
  /// The column of the budget.
  private(set) var budget: Register
  /// The column of the patience.
  private(set) var patience: Register

  /// Makes a search over a diagram whose steps have these columns.
  init(
    _ attacks: MinimalAttacks, probabilities: [Register], costs: [Register], times: [Register],
    budget: Register, patience: Register
  ) {
    nodes = attacks.nodes.map { Node(step: Int($0.step), low: Int($0.low), high: Int($0.high)) }
    root = Int(attacks.root)
    self.probabilities = probabilities
    self.costs = costs
    self.times = times
    self.budget = budget
    self.patience = patience
  }

  /// All columns that are read.
  var operands: [Register] { probabilities + costs + times + [budget, patience] }

  /// The same search on other columns.
  func mapOperands(_ place: (Register) -> Register) -> AttackSearch {
    var copy = self
    copy.probabilities = probabilities.map(place)
    copy.costs = costs.map(place)
    copy.times = times.map(place)
    copy.budget = place(budget)
    copy.patience = place(patience)
    return copy
  }
}
