// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What is found over the sample: the best plans and what surrounds them, without the tables, so that their memory is
/// free before fresh draws are looked at.
struct SampleFindings {
  /// How dense a front is made that is not enumerated.
  private static let frontEpsilon = 0.005

  /// The best plan.
  let best: UInt64
  /// How costs were split in its search.
  let splitting: CostSplitting?
  /// The best plan's objective.
  let value: Double
  /// No plan's objective is lower, but for rounding.
  let bound: Double
  /// Whether the search ended by itself.
  let isComplete: Bool
  /// What remains if nothing is chosen.
  let nothing: PlanFigures
  /// The best plans, the best first.
  let plans: [PlanFigures]
  /// The front, and how dense it is.
  let front: (plans: [PlanFigures], epsilon: Double)
  /// The plan to be had for the next more money.
  let nextStep: PlanFigures?
  /// What each control is worth.
  let values: [OptimizationResult.ControlValue]
  /// How often each control is in the best plan of a draw, and what the best plan loses against it.
  let robustness:
    (
      shares: [OptimizationResult.ControlShare], regret: OptimizationResult.Regret?
    )

  /// Finds the best plans of a choice.
  ///
  /// - Throws: ``OptimizationError`` or ``SimulationError``.
  init(
    _ choice: PlanChoice, _ options: PlanOptimizer.Options, progress: (Double) -> Void
  ) throws {
    let solver = try choice.solver(isFresh: false)
    guard let found = solver.solve(count: max(options.plans, 1)) else {
      throw OptimizationError.infeasible
    }
    progress(0.4)
    best = found.plans[0]
    splitting = found.splitting
    isComplete = found.isComplete
    value = solver.value(best)
    bound = min(found.bound, value)
    nothing = choice.figures(0, solver)
    plans = found.plans.map { choice.figures($0, solver) }
    let advice = PlanAdvice(
      choice: choice, solver: solver, best: best, splitting: found.splitting)
    values = advice.values
    front = Self.front(choice, solver, options)
    progress(0.8)
    nextStep = advice.nextStep.map { choice.figures($0, solver) }
    robustness = advice.robustness()
    progress(1)
  }

  private static func front(
    _ choice: PlanChoice, _ solver: PlanSolver, _ options: PlanOptimizer.Options
  ) -> (plans: [PlanFigures], epsilon: Double) {
    guard options.frontSteps > 0 else { return ([], 0) }
    let front = PlanFront(solver, epsilon: frontEpsilon, solves: options.frontSteps)
    return (front.plans.map { choice.figures($0, solver) }, front.epsilon)
  }
}
