// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// Finds the order in which controls should be built.
///
/// One control is built after the other with a given capacity; each works from the day it is in place. The
/// best order has the least expected loss over the horizon, and is found exactly by dynamic programming over
/// all sets of finished controls, whose expected losses are tabulated as ``PlanOptimizer`` does.
public struct RoadmapPlanner: Sendable {
  /// The most controls whose orders are searched.
  public static let maximumControls = 22

  /// The days of a quarter: a fourth of the mean Gregorian year.
  static let daysPerQuarter = 91.310625

  private static let singles = 256

  private let model: Model

  /// Makes a planner of a validated model.
  public init(_ model: ValidatedModel) {
    self.model = model.model
  }

  /// Finds the orders of work and the risk under each.
  ///
  /// - Throws: ``RoadmapError``, ``OptimizationError`` or ``SimulationError``.
  /// - Complexity: O(subsets of the controls of each threat x draws + 2^controls x controls).
  public func plan(
    _ scenario: Scenario, _ options: Options,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) throws -> RoadmapResult {
    guard (1...40).contains(options.quarters) else { throw RoadmapError.quarters(options.quarters) }
    guard (256...1_048_576).contains(options.draws) else { throw RoadmapError.draws(options.draws) }
    guard let begins = options.begins ?? model.work.begins.flatMap({ CalendarDate($0) }) else {
      throw RoadmapError.noBeginning
    }
    guard let capacity = options.capacity ?? model.work.perQuarter else {
      throw RoadmapError.noCapacity
    }
    guard capacity > 0, capacity.isFinite else { throw RoadmapError.capacity(capacity) }
    let work = try RoadmapWork(model, scenario, options)
    let tables = try SetLosses(
      model, scenario, work, draws: options.draws, singles: Self.singles, progress: progress)
    let items = work.controls.map(item)
    let schedule = WorkSchedule(
      efforts: items.map(\.effort), needs: work.needs, capacity: capacity,
      horizon: Double(options.quarters), losses: tables.means)
    let (best, weighed) = schedule.best()
    let assembly = RoadmapAssembly(
      items: items, schedule: schedule, tables: tables, begins: begins, best: best)
    return RoadmapResult(
      scenario: scenario, currency: model.currency, begins: begins, quarters: options.quarters,
      capacity: capacity, items: items, lossNow: tables.means[0],
      lossAtEnd: tables.means[tables.means.count - 1], orders: assembly.orders,
      statesWeighed: weighed, draws: tables.draws, seed: scenario.seed)
  }

  private func item(_ control: Control) -> WorkItem {
    let effort = control.effort.map {
      model.resolved($0, as: ParameterName.effort(control: control.name)).distribution.mean
    }
    return WorkItem(
      control: control.name, title: control.label, status: control.status, effort: effort ?? 0,
      due: control.due.flatMap { CalendarDate($0) },
      cost: ControlCosts(model, seed: 0).expected(control))
  }
}
