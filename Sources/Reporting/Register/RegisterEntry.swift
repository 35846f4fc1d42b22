// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// One line of a risk register: a risk with one response to it.
public struct RegisterEntry: Sendable {
  /// The threat, if the risk is modelled.
  public var threat: Threat?
  /// The threat's title, or the risk in words.
  public var title: String
  /// What was decided; `nil` where nothing was.
  public var response: Response?
  /// The controls that carry it out, in the order of the response.
  public var controls: [Control]
  /// Who is responsible for the response, or else for the threat.
  public var owner: String?
  /// How far the response has come.
  public var status: ResponseStatus
  /// What remains under the scenario's plan; `nil` for a risk that is not modelled.
  public var residual: ThreatResult?
  /// The distribution of the expected annual loss over draws of the parameters.
  public var interval: Summary?
  /// The word of the risk matrix; `nil` where there is none.
  public var risk: String?

  /// The day of the next review.
  public var reviewOn: String? { response?.reviewOn }
}
