// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ExactAnalysis

/// The attacks that none surpasses in all that is weighed.
public struct GoalFront: Hashable, Sendable {
  /// What the points of a front are.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Sets of steps that are all tried, several ways in at once if that pays: exact success probabilities.
    case sets
    /// Minimal attacks, each one way in.
    case minimalAttacks
    /// Sets of steps that all succeed, whether or not the goal is reached.
    case damagingSets
  }

  /// An attack with what it comes to.
  public struct Point: Hashable, Sendable {
    /// The names of the steps, sorted.
    public var steps: [String]
    /// The numbers in the order of ``GoalFront/quantities``.
    public var values: [Double]
  }

  /// What is weighed.
  public let quantities: [FrontQuantity]
  /// What the points are.
  public let kind: Kind
  /// The points, the best by the first quantity first.
  public let points: [Point]

  /// Finds the front of a goal.
  ///
  /// Cost and probability alone weigh all sets of steps; where there are too many to weigh, and with other
  /// quantities, minimal attacks are weighed.
  ///
  /// - Parameters:
  ///   - subject: The goal with the figures of its steps.
  ///   - quantities: Two or three different quantities.
  ///   - diagrams: The diagrams of the goal's function.
  /// - Throws: `ExactAnalysisError` if there are too many points.
  public init(
    _ subject: AnalysisSubject, over quantities: [FrontQuantity], _ diagrams: TreeDiagrams
  ) throws(ExactAnalysisError) {
    self.quantities = quantities
    if quantities.contains(.damage) {
      kind = .damagingSets
      points = try Self.damaging(subject, quantities)
    } else if Set(quantities) == [.cost, .probability], let sets = Self.sets(subject) {
      kind = .sets
      points = sets.map { Self.point($0, from: [.cost, .probability], to: quantities) }
    } else {
      kind = .minimalAttacks
      let minimal = try MinimalAttacks(subject.function, diagrams)
      let front = try minimal.front(
        over: quantities.map { Self.objective($0, subject, minimal.inputs) })
      points = front.map { Point(steps: $0.steps, values: $0.values) }
    }
  }

  private static func sets(_ subject: AnalysisSubject) -> [FrontPoint]? {
    let inputs = subject.function.inputs
    return try? AttackFront(
      subject.function, costs: subject.costs.isEmpty ? inputs.map { _ in 0 } : subject.costs,
      probabilities: subject.probabilities
    ).points
  }

  private static func damaging(
    _ subject: AnalysisSubject, _ quantities: [FrontQuantity]
  ) throws(ExactAnalysisError) -> [Point] {
    let others = quantities.filter { $0 != .damage }
    let nodes = subject.function.nodes.count
    let front = try DamageFront(
      subject.function,
      damages: subject.damages.isEmpty ? Array(repeating: 0, count: nodes) : subject.damages,
      objectives: others.map { objective($0, subject, subject.function.inputs) })
    return front.points.map { point($0, from: others + [.damage], to: quantities) }
  }

  /// A point with its values in another order.
  private static func point(
    _ point: FrontPoint, from: [FrontQuantity], to: [FrontQuantity]
  ) -> Point {
    let values = to.compactMap { quantity in
      from.firstIndex(of: quantity).map { point.values[$0] }
    }
    return Point(steps: point.steps, values: values)
  }

  private static func objective(
    _ quantity: FrontQuantity, _ subject: AnalysisSubject, _ names: [String]
  ) -> AttackObjective {
    func column(_ numbers: [Double]) -> [Double] { subject.numbers(of: names, in: numbers) }
    return switch quantity {
    case .cost, .damage: .cost(column(subject.costs))
    case .probability: .probability(column(subject.probabilities))
    case .time: .time(column(subject.times))
    case .detection: .detection(column(subject.detections))
    }
  }
}
