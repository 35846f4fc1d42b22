// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// The risk register of a scenario: what is done about each risk, by whom, how far it is, and what remains.
///
/// Threats come by rank, then the risks that are documented but not modelled, in the model's order. A threat with
/// several responses has as many entries, one without any has one that is open.
public struct RiskRegister: Sendable {
  /// The simulation behind the residual risks.
  public let result: SimulationResult
  /// The day on which reviews are judged.
  public let asOf: CalendarDate
  /// The entries.
  public let entries: [RegisterEntry]

  /// Makes the register of a result.
  ///
  /// - Parameters:
  ///   - model: The model that was simulated.
  ///   - result: Its simulation.
  ///   - intervals: What is not known of each threat's expected loss, by name.
  ///   - asOf: The day on which reviews are judged.
  /// - Complexity: O(threats x responses).
  public init(
    _ model: Model, _ result: SimulationResult, intervals: [String: ExpectedLossInterval],
    asOf: CalendarDate
  ) {
    self.result = result
    self.asOf = asOf
    var entries: [RegisterEntry] = []
    for found in result.threats {
      guard let threat = model.threats[found.name] else { continue }
      let responses = model.responses.filter { $0.subject == .threat(threat.name) }
      let answers: [Response?] = responses.isEmpty ? [nil] : responses
      for response in answers {
        var entry = Self.entry(threat.label, response, model, asOf)
        entry.threat = threat
        entry.owner = response?.owner ?? response?.acceptedBy ?? threat.owner
        entry.residual = found
        entry.interval = intervals[threat.name]?.scaled(to: found.ale, gross: found.gross)
        if let placement = found.matrix { entry.risk = result.matrix?.risks[placement.risk] }
        entries.append(entry)
      }
    }
    for response in model.responses {
      guard case .risk(let title) = response.subject else { continue }
      entries.append(Self.entry(title, response, model, asOf))
    }
    self.entries = entries
  }

  private static func entry(
    _ title: String, _ response: Response?, _ model: Model, _ asOf: CalendarDate
  ) -> RegisterEntry {
    RegisterEntry(
      title: title, response: response,
      controls: response?.controls.compactMap { model.controls[$0] } ?? [],
      owner: response?.owner ?? response?.acceptedBy,
      status: response?.status(in: model, asOf: asOf) ?? .open)
  }
}
