// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The decision diagram of a graph's goal as a list to be evaluated many times.
struct DiagramSelection {
  private struct Choice {
    var input: Int
    var high: Int
    var low: Int
  }

  /// Children first; values 0 and 1 are true and false, the list's own follow.
  private var choices: [Choice] = []
  private let root: Int

  /// Builds the diagram.
  ///
  /// - Throws: ``ExactAnalysisError/nodeLimit(_:)``.
  init(
    _ graph: BooleanGraph, nodeLimit: Int = ProbabilityProgram.defaultNodeLimit
  ) throws(ExactAnalysisError) {
    let goal = try GoalDiagram.smallest(graph, nodeLimit: nodeLimit)
    var places: [DecisionDiagram.Edge: Int] = [DecisionDiagram.one: 0, DecisionDiagram.zero: 1]
    for edge in goal.diagram.reached(from: [goal.root]) {
      let (high, low) = goal.diagram.branches(edge)
      places[edge] = choices.count + 2
      choices.append(
        Choice(
          input: Int(goal.inputs[Int(goal.diagram.variable(of: edge))]), high: places[high] ?? 0,
          low: places[low] ?? 0))
    }
    root = places[goal.root] ?? 0
  }

  /// The bounds of the goal, given those of each input.
  func evaluate(_ inputs: [EventBounds]) -> EventBounds {
    var values = [EventBounds.certain, EventBounds(probability: 0)]
    values.reserveCapacity(choices.count + 2)
    for choice in choices {
      values.append(inputs[choice.input].select(values[choice.high], values[choice.low]))
    }
    return values[root]
  }

  /// The union of sets, one for each input, with the probability of the goal.
  func evaluate(_ sets: [TriedSet]) -> TriedSet {
    var values = [(truth: 1.0, falsehood: 0.0), (truth: 0.0, falsehood: 1.0)]
    values.reserveCapacity(choices.count + 2)
    for choice in choices {
      let set = sets[choice.input]
      let (high, low) = (values[choice.high], values[choice.low])
      values.append(
        (
          truth: set.truth * high.truth + set.falsehood * low.truth,
          falsehood: set.truth * high.falsehood + set.falsehood * low.falsehood
        ))
    }
    return TriedSet(
      cost: sets.reduce(0) { $0 + $1.cost }, truth: values[root].truth,
      falsehood: values[root].falsehood, steps: sets.flatMap(\.steps))
  }
}
