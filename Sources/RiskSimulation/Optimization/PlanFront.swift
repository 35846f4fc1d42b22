// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Plans of least residual for rising costs, none of which another one dominates.
struct PlanFront {
  /// The most controls whose plans are all looked at, one by one.
  static let enumerationLimit = 20

  /// How many nodes the walks for the front of a sum over threats visit at most.
  private static let additiveLimit = 4_000_000
  /// How much work the front of a tail measure may be: nodes that a walk visits, times the years of each.
  private static let tailWork = 1 << 30

  /// The plans, the cheapest first.
  let plans: [UInt64]
  /// For every cost, the front's plan of at most this cost leaves at most `1 + epsilon` times the least
  /// residual that any plan of this cost leaves; 0 if all plans that are not dominated are there.
  let epsilon: Double

  /// Finds the front up to the budget.
  ///
  /// - Parameters:
  ///   - solver: The choice.
  ///   - epsilon: How dense the front is to be where it is not enumerated.
  ///   - solves: How often a plan is sought at most.
  init(_ solver: PlanSolver, epsilon: Double, solves: Int) {
    if let problem = solver.additive, problem.costs.count <= Self.enumerationLimit {
      plans = PlanEnumeration(problem).front()
      self.epsilon = 0
      return
    }
    if let problem = solver.tail {
      (plans, self.epsilon) = TailSearch.front(
        problem, limit: Self.tailWork / max(problem.years.first?.count ?? 1, 1))
      return
    }
    if let problem = solver.additive {
      let found = FrontWalk.front(problem, limit: Self.additiveLimit)
      if found.epsilon <= epsilon {
        (plans, self.epsilon) = found
        return
      }
    }
    var intervals = FrontIntervals(solver)
    intervals.refine(to: epsilon, solves: solves)
    (plans, self.epsilon) = (intervals.plans, intervals.epsilon)
  }
}
