// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

extension Model {
  /// Why an observation cannot update the number that it is about.
  public enum ObservationFault: Hashable, Sendable {
    /// The number is not there.
    case missing
    /// The number is known, so nothing can be learnt about it.
    case known
    /// The number is derived from a shared parameter; its name.
    case derived(parameter: String)
  }

  /// Takes observations up, and finds the draws that they bear on.
  ///
  /// Those of loss events are kept; what they say depends on the scenario (see `RiskSimulation`).
  ///
  /// - Parameter observations: What was counted, of numbers that have no fault.
  /// - Complexity: O(observations).
  public mutating func take(_ observations: [Observation]) {
    self.observations += observations
    for observation in observations {
      guard case .estimate(let place) = observation.subject, let name = learntDraw(of: place) else {
        continue
      }
      evidence[name, default: []].append(observation.evidence)
    }
  }

  /// What keeps an observation from updating the number at a place; `nil` if nothing does.
  public func fault(at place: EstimatePlace) -> ObservationFault? {
    guard let estimate = self[place] else { return .missing }
    if let parameter = derivedParameter(estimate) { return .derived(parameter: parameter) }
    if case .point = resolved(estimate, as: place.name).distribution { return .known }
    return nil
  }

  /// The name of the draw that evidence about the number at a place updates.
  public func learntDraw(of place: EstimatePlace) -> String? {
    self[place].map { resolved($0, as: place.name).drawName }
  }

  /// The parameter that an estimate follows through a transformation, if there is one on its way.
  private func derivedParameter(_ estimate: Estimate) -> String? {
    var current = estimate
    for _ in 0...parameters.count {
      guard case .parameter(let name) = current.value, let next = parameters[name] else {
        return nil
      }
      if current.exposure != nil || current.change != nil { return name }
      current = next
    }
    return nil
  }
}
