// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Finds the set of controls with the least residual loss and cost together under a budget.
///
/// The measure is over one common set of parameter draws (sample-average approximation: Kleywegt,
/// Shapiro, Homem-de-Mello, 2002), with the draws of ``RiskSimulator`` of the same seed. Each threat's loss
/// is tabulated over the controls that bear on it. Sums over threats are minimized by branch and bound on
/// a Lagrangian decomposition, tail measures by branch and bound on envelopes of the simulated years and
/// on expectations under fixed densities; both hold for controls that raise risks too.
public struct PlanOptimizer: Sendable {
  /// The most controls that may be chosen.
  public static let maximumControls = 60
  /// The most controls that may bear on one threat.
  public static let maximumPerThreat = 20
  /// The most simulated years of subsets that are kept for tail measures, in 12 bytes each.
  static let maximumYears = 1 << 27

  /// What is asked for.
  public struct Options: Hashable, Sendable {
    /// The most that the chosen controls may cost a year, in expectation; may be infinite.
    public var budget: Double
    /// What is to be least.
    public var objective: PlanObjective
    /// Controls of these statuses may be chosen, or left if the scenario's plan has them; `nil` for those
    /// that the model names, or those not yet in place.
    public var statuses: Set<ControlStatus>?
    /// Controls that stay as they are, by name.
    public var withheld: [String]
    /// The rules that plans keep beside those of the model.
    public var constraints: [PlanConstraint]
    /// The number of parameter draws, rounded up to whole blocks.
    public var draws: Int
    /// How many plans are listed.
    public var plans: Int
    /// How often a plan is sought for a front that is not enumerated; 0 for no front.
    public var frontSteps: Int
    /// For how many single draws the best plan is found.
    public var robustnessDraws: Int

    /// Makes options.
    public init(
      budget: Double, objective: PlanObjective = .expected, statuses: Set<ControlStatus>? = nil,
      withheld: [String] = [], constraints: [PlanConstraint] = [], draws: Int = 2_048,
      plans: Int = 5, frontSteps: Int = 40, robustnessDraws: Int = 200
    ) {
      self.budget = budget
      self.objective = objective
      self.statuses = statuses
      self.withheld = withheld
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
  /// If the task is cancelled after the tables are made, the best plans so far are given with their gap.
  ///
  /// - Parameters:
  ///   - scenario: The scenario whose controls stay.
  ///   - options: What is asked for.
  ///   - progress: Called with the share of the work that is done, roughly.
  /// - Returns: The best plans, with the certificate and what surrounds them.
  /// - Throws: ``OptimizationError``, ``SimulationError`` or `CancellationError`.
  /// - Complexity: O(subsets of the controls of each threat x draws), then exponential in the controls at
  ///   worst.
  public func optimize(
    _ scenario: Scenario, _ options: Options,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> OptimizationResult {
    let choice = try PlanChoice(model, scenario, options) { progress(0.5 * $0) }
    let sample = try SampleFindings(choice, options) { progress(0.5 + 0.4 * $0) }
    let fresh = try choice.solver(isFresh: true)
    let value = fresh.value(sample.best)
    let bound = fresh.solve(warm: sample.splitting, known: sample.best)?.bound ?? value
    progress(1)
    return OptimizationResult(
      objective: options.objective, budget: options.budget, draws: choice.draws,
      seed: scenario.seed, kept: choice.kept.map(\.name), values: sample.values,
      nothing: sample.nothing, plans: sample.plans, bound: sample.bound,
      gap: sample.value - sample.bound, freshTotal: choice.figures(sample.best, fresh).total,
      freshGap: max(value - bound, 0), front: sample.front.plans,
      frontEpsilon: sample.front.epsilon, nextStep: sample.nextStep,
      robustness: sample.robustness.shares, regret: sample.robustness.regret,
      raising: choice.raising, isComplete: sample.isComplete)
  }
}
