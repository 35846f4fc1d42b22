// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// Learns a threat's attempts from counts of its loss events.
///
/// Loss events bear on attempts and vulnerability together. What is updated is the law of the attempts,
/// by the likelihood averaged over the vulnerability's prior: its exact marginal posterior. The numbers
/// behind the vulnerability keep their priors, since a count of events alone cannot tell which of the
/// two was off; `copse learn` prints the joint posterior of the rate beside it.
enum LossEventLearning {
  /// The representatives of the vulnerability's prior.
  private static let representatives = 64

  /// The model in which attempts have learnt from loss events, as seen under a scenario's attacker.
  ///
  /// - Throws: ``SimulationError`` if a tree cannot be analysed.
  /// - Complexity: O(threats with counted events x draws); the model itself where there are none.
  static func applied(
    to model: Model, under scenario: Scenario
  ) throws(SimulationError) -> Model {
    let counts = counts(in: model)
    guard !counts.isEmpty else { return model }
    var prior = model
    prior.observations.removeAll()
    var learnt = prior
    for (name, counts) in counts {
      guard let threat = model.threats[name] else { continue }
      let draws = try RateDraws(of: name, in: prior, as: scenario)
      let draw = model.resolved(threat.attempts, as: ParameterName.attempts(threat: name)).drawName
      let probabilities = draws.representatives(representatives)
      learnt.evidence[draw, default: []] += counts.map { count in
        .thinnedEvents(count.events, years: count.years, probabilities: probabilities)
      }
    }
    learnt.observations = model.observations
    return learnt
  }

  /// The counts of loss events of each threat that has some.
  static func counts(
    in model: Model
  ) -> OrderedDictionary<String, [(events: Int, years: Double)]> {
    var counts: OrderedDictionary<String, [(events: Int, years: Double)]> = [:]
    for observation in model.observations {
      guard case .lossEvents(let threat) = observation.subject,
        case .events(let events, let years) = observation.count
      else { continue }
      counts[threat, default: []].append((events, years))
    }
    return counts
  }
}
