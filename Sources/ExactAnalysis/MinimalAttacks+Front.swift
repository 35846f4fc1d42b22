// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension MinimalAttacks {
  /// The most points of a front, where no other limit is given.
  public static let defaultFrontLimit = 10_000

  /// The Pareto-optimal minimal attacks, ordered by their values.
  ///
  /// One pass over the diagram, a front a node: exact with any sharing. Of attacks with equal values one is
  /// kept. Attacks that cost infinitely much or cannot succeed are left out. See ``AttackFront`` for
  /// attacks that try more than one way in.
  ///
  /// - Parameters:
  ///   - objectives: What is weighed, two or more.
  ///   - limit: The most points of the front of any node.
  /// - Returns: The points, the least by the first objective first.
  /// - Throws: ``ExactAnalysisError/frontLimit(_:)`` if there are more.
  /// - Complexity: O(nodes * p^2) with `p` the greatest number of points of a node.
  public func front(
    over objectives: [AttackObjective], limit: Int = MinimalAttacks.defaultFrontLimit
  ) throws(ExactAnalysisError) -> [FrontPoint] {
    var fronts: [[FrontLabel]] = [
      [], [FrontLabel(values: objectives.map(\.start), step: -1, node: 1, next: -1)],
    ]
    fronts.reserveCapacity(nodes.count)
    for node in nodes.dropFirst(2) {
      let with = fronts[Int(node.high)].enumerated().map { place, label in
        FrontLabel(
          values: zip(objectives, label.values).map { $0.extended($1, by: Int(node.step)) },
          step: node.step, node: node.high, next: Int32(place))
      }
      let front = FrontLabel.undominated(fronts[Int(node.low)] + with, objectives)
      guard front.count <= limit else { throw .frontLimit(limit) }
      fronts.append(front)
    }
    return fronts[Int(root)].map { label in
      FrontPoint(steps: steps(of: label, fronts).sorted(), values: label.values)
    }
  }

  private func steps(of label: FrontLabel, _ fronts: [[FrontLabel]]) -> [String] {
    var (label, steps): (FrontLabel, [String]) = (label, [])
    while label.step >= 0 {
      steps.append(inputs[Int(label.step)])
      label = fronts[Int(label.node)][Int(label.next)]
    }
    return steps
  }
}

/// A point of a node's front, and which step leads to which point of which node.
struct FrontLabel {
  /// The values reached.
  var values: [Double]
  /// The step taken, -1 for none.
  var step: Int32
  /// The node after the step.
  var node: Int32
  /// The place of the rest in that node's front.
  var next: Int32

  /// The labels that none surpasses, ordered by their values, the best first.
  ///
  /// O(labels log labels + labels * front).
  static func undominated(
    _ labels: [FrontLabel], _ objectives: [AttackObjective]
  ) -> [FrontLabel] {
    var front: [FrontLabel] = []
    let possible = labels.filter { label in
      zip(objectives, label.values).allSatisfy { $0.isPossible($1) }
    }
    for label in possible.enumerated().sorted(by: { precedes($0, $1, objectives) }) {
      if front.contains(where: { $0.isAsGood(as: label.element, objectives) }) { continue }
      front.removeAll { label.element.isAsGood(as: $0, objectives) }
      front.append(label.element)
    }
    return front
  }

  private static func precedes(
    _ a: (offset: Int, element: FrontLabel), _ b: (offset: Int, element: FrontLabel),
    _ objectives: [AttackObjective]
  ) -> Bool {
    for (index, objective) in objectives.enumerated() {
      let (left, right) = (a.element.values[index], b.element.values[index])
      if left != right { return objective.prefers(left, to: right) }
    }
    return a.offset < b.offset
  }

  private func isAsGood(as other: FrontLabel, _ objectives: [AttackObjective]) -> Bool {
    objectives.indices.allSatisfy {
      !objectives[$0].isWorse(values[$0], than: other.values[$0])
    }
  }
}
