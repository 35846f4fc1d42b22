// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// All that a risk report shows, as values: the guide's four questions with their answers.
///
/// The same report always gives the same bytes in each of its forms; ``RiskReportJSON`` holds all of it.
public struct RiskReport: Sendable {
  /// The model that is reported.
  public var model: Model
  /// The day on which reviews are judged.
  public var asOf: CalendarDate
  /// The simulation of the scenario.
  public var result: SimulationResult
  /// The threats, the greatest risk first, each with its tree.
  public var threats: [ReportedThreat]
  /// The controls with their status, in the model's order.
  public var controls: [ReportedControl]
  /// The other plans beside the scenario; `nil` if there are none.
  public var comparison: ComparisonResult?
  /// The best plan under a budget; `nil` if there is nothing to choose from, or it could not be told.
  public var optimization: OptimizationResult?
  /// The appetite line of the exceedance curve; may be empty.
  public var appetite: [RiskAppetite]
  /// What changes when controls are switched on and off.
  public var whatIf: WhatIf?
  /// Which uncertain numbers drive the expected loss.
  public var sensitivity: SensitivityResult
  /// What is done about each risk, and what remains of it.
  public var register: RiskRegister
  /// The first trials of the run, beside the whole: how its figures settled.
  public var convergence: [ConvergencePoint]
  /// Whether the analysis was done well.
  public var quality: ReportQuality
  /// What is left out, and why, each a sentence.
  public var omissions: [String]

  /// The scenario's title, or its name.
  public var title: String { result.scenario.title ?? result.scenario.name }

  /// The model's title, or the system's, or none.
  public var subject: String? { model.title ?? model.system.title }

  /// A node's title, or its name.
  public func label(of node: String) -> String { model.forest[node]?.label ?? node }

  /// A control's title, or its name.
  public func label(ofControl name: String) -> String { model.controls[name]?.label ?? name }

  /// A component's title, or its name.
  public func label(ofComponent name: String) -> String {
    model.system.components[name]?.label ?? name
  }
}
