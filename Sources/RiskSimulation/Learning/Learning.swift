// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// Updates what a model says by what was counted since.
public struct Learning: Sendable {
  private let model: Model
  private let digest: String

  /// Prepares a model with its observations.
  public init(_ model: ValidatedModel, digest: String) {
    self.model = model.model
    self.digest = digest
  }

  /// The priors and posteriors of all numbers that observations bear on.
  ///
  /// - Parameter scenario: Whose attacker and semantics the loss events are seen under.
  /// - Returns: The figures.
  /// - Throws: ``SimulationError`` if a tree cannot be analysed.
  /// - Complexity: O(elements + threats with counted events x draws).
  public func result(under scenario: Scenario) throws(SimulationError) -> LearningResult {
    var learnt = try LossEventLearning.applied(to: model, under: scenario)
    // What was learnt is not learnt again.
    learnt.observations = []
    var rates: [LearntRate] = []
    for (threat, counts) in LossEventLearning.counts(in: model) {
      rates.append(try rate(of: threat, counts, learnt, scenario))
    }
    var result = LearningResult(modelDigest: digest, numbers: numbers(learnt), rates: rates)
    let correlated = Set(model.correlations.flatMap { [$0.first, $0.second] })
    let learntOf = result.numbers.map(\.name).filter { correlated.contains($0) }
    if !learntOf.isEmpty {
      result.notes.append(
        "What was observed of \(learntOf.map { "'\($0)'" }.joined(separator: ", ")) is not passed on to correlated numbers: "
          + "each has the posterior of its own observations, and the updated laws keep the rank correlation."
      )
    }
    return result
  }

  private func numbers(_ learnt: Model) -> [LearntNumber] {
    var before = learnt
    before.evidence = [:]
    var seen: Set<String> = []
    return learnt.estimates.compactMap { named in
      let draw = learnt.resolved(named.estimate, as: named.name).drawName
      guard let evidence = learnt.evidence[draw], named.name == draw, seen.insert(draw).inserted
      else { return nil }
      let prior = before.resolved(named.estimate, as: named.name).distribution
      let posterior = prior.updated(by: evidence)
      return LearntNumber(
        name: draw, observations: texts(about: draw), prior: LearntLaw(prior),
        posterior: LearntLaw(posterior), method: method(posterior, evidence))
    }
  }

  private func method(_ posterior: Distribution, _ evidence: [Evidence]) -> LearntNumber.Method {
    guard case .posterior = posterior else { return .conjugate }
    let isAveraged = evidence.contains { piece in
      if case .thinnedEvents = piece { true } else { false }
    }
    return isAveraged ? .averaged : .quadrature
  }

  private func texts(about draw: String) -> [String] {
    model.observations.filter { observation in
      switch observation.subject {
      case .estimate(let place): model.learntDraw(of: place) == draw
      case .lossEvents(let threat):
        model.threats[threat].map {
          model.resolved($0.attempts, as: ParameterName.attempts(threat: threat)).drawName == draw
        } ?? false
      }
    }.map(\.text)
  }

  private func rate(
    of threat: String, _ counts: [(events: Int, years: Double)], _ learnt: Model,
    _ scenario: Scenario
  ) throws(SimulationError) -> LearntRate {
    var prior = model
    prior.observations.removeAll { $0.subject == .lossEvents(threat: threat) }
    var others = try LossEventLearning.applied(to: prior, under: scenario)
    others.observations = []
    let draws = try RateDraws(of: threat, in: others, as: scenario)
    let before = draws.rates
    let after = try RateDraws(of: threat, in: learnt, as: scenario).rates
    let weights = Self.weights(before, counts)
    let equal = Array(repeating: 1.0, count: before.count)
    let (sum, squares) = (weights.reduce(0, +), weights.reduce(0) { $0 + $1 * $1 })
    return LearntRate(
      threat: threat,
      observations: model.observations.filter { $0.subject == .lossEvents(threat: threat) }.map(
        \.text),
      prior: LearntLaw(before, weights: equal), joint: LearntLaw(before, weights: weights),
      used: LearntLaw(after, weights: equal),
      vulnerabilityPrior: LearntLaw(draws.vulnerabilities, weights: equal),
      vulnerability: LearntLaw(draws.vulnerabilities, weights: weights),
      effectiveDraws: sum * sum / squares)
  }

  /// The Poisson likelihood of counts at each rate, the greatest being 1.
  private static func weights(
    _ rates: [Double], _ counts: [(events: Int, years: Double)]
  ) -> [Double] {
    let logarithms = rates.map { rate in
      counts.reduce(0.0) { sum, count in
        let events = count.events == 0 ? 0 : Double(count.events) * PinnedMath.log(rate)
        return sum + events - rate * count.years
      }
    }
    let greatest = logarithms.max() ?? 0
    return logarithms.map { $0 == -.infinity ? 0 : PinnedMath.exp($0 - greatest) }
  }
}
