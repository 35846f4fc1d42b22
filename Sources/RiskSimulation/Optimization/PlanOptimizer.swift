// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Finds the set of controls with the least expected annual loss and cost together under a budget.
///
/// The expectation is over one common set of parameter draws (sample-average approximation: Kleywegt,
/// Shapiro, Homem-de-Mello, 2002), with the draws of ``RiskSimulator`` of the same seed. Each threat's loss
/// is tabulated over the controls that bear on it, and the choice is made by branch and bound on a
/// Lagrangian decomposition over threats, which holds for controls that raise risks too.
public struct PlanOptimizer: Sendable {
  /// The most controls that may be chosen.
  public static let maximumControls = 60
  /// The most controls that may bear on one threat.
  public static let maximumPerThreat = 14

  /// What is asked for.
  public struct Options: Hashable, Sendable {
    /// The most that the chosen controls may cost a year, in expectation.
    public var budget: Double
    /// Controls of these statuses may be chosen; those of the scenario's plan are always active.
    public var statuses: Set<ControlStatus>
    /// The rules that plans keep.
    public var constraints: [PlanConstraint]
    /// The number of parameter draws, rounded up to whole blocks.
    public var draws: Int
    /// How many plans are listed.
    public var plans: Int
    /// How many budgets the front is cut into; 0 for no front.
    public var frontSteps: Int
    /// For how many single draws the best plan is found.
    public var robustnessDraws: Int

    /// Makes options.
    public init(
      budget: Double, statuses: Set<ControlStatus> = [.inProgress, .planned, .proposed],
      constraints: [PlanConstraint] = [], draws: Int = 2_048, plans: Int = 5,
      frontSteps: Int = 8, robustnessDraws: Int = 32
    ) {
      self.budget = budget
      self.statuses = statuses
      self.constraints = constraints
      self.draws = draws
      self.plans = plans
      self.frontSteps = frontSteps
      self.robustnessDraws = robustnessDraws
    }
  }

  private let model: Model

  /// Makes an optimizer of a validated model.
  public init(_ model: ValidatedModel) {
    self.model = model.model
  }

  /// Finds the best plans.
  ///
  /// If the task is cancelled, the best plans so far are given with their gap.
  ///
  /// - Throws: ``OptimizationError`` or ``SimulationError``.
  /// - Complexity: O(subsets of the controls of each threat x draws), then exponential in the controls at
  ///   worst.
  public func optimize(_ scenario: Scenario, _ options: Options) throws -> OptimizationResult {
    let choice = try PlanChoice(model, scenario, options)
    let sample = try choice.problem(choice.losses.map(\.sample))
    guard let found = PlanSearch.run(sample, count: max(options.plans, 1)) else {
      throw OptimizationError.infeasible
    }
    let best = sample.value(found.plans[0])
    let fresh = try choice.problem(choice.losses.map(\.fresh))
    let freshBest = PlanSearch.run(fresh)
    let freshValue = fresh.value(found.plans[0])
    let bound = min(found.bound, best)
    return OptimizationResult(
      budget: options.budget, draws: choice.draws, seed: scenario.seed,
      kept: choice.kept.map(\.name), notWeighed: choice.notWeighed,
      plans: found.plans.map { choice.figures($0, sample) },
      bound: bound, gap: best - bound,
      freshGap: max(freshValue - (freshBest.map { fresh.value($0.plans[0]) } ?? freshValue), 0),
      front: front(choice, sample, options),
      robustness: try robustness(choice, options), isComplete: found.isComplete)
  }

  private func front(
    _ choice: PlanChoice, _ problem: PlanProblem, _ options: Options
  ) -> [PlanFigures] {
    guard options.frontSteps > 0 else { return [] }
    var front: [PlanFigures] = []
    for step in 0...options.frontSteps {
      var problem = problem
      problem.costWeight = 1e-6
      problem.budget = options.budget * Double(step) / Double(options.frontSteps)
      guard let found = PlanSearch.run(problem, limit: 20_000) else { continue }
      let figures = choice.figures(found.plans[0], problem)
      if figures.residual < front.last?.residual ?? .infinity { front.append(figures) }
    }
    return front
  }

  private func robustness(
    _ choice: PlanChoice, _ options: Options
  ) throws -> [OptimizationResult.ControlShare] {
    var counts = choice.candidates.map { _ in 0 }
    for draw in 0..<options.robustnessDraws {
      let problem = try choice.problem(choice.losses.map { $0.single[draw] })
      guard let plan = PlanSearch.run(problem, limit: 20_000)?.plans.first else { continue }
      for index in counts.indices where plan >> UInt64(index) & 1 == 1 { counts[index] += 1 }
    }
    let draws = Double(max(options.robustnessDraws, 1))
    return choice.candidates.indices.map {
      .init(control: choice.candidates[$0].name, share: Double(counts[$0]) / draws)
    }
  }
}
