// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// Finds what observations bear on, once the whole model is read.
struct ObservationAssembly {
  /// What decoders share.
  let context: DecodingContext

  /// Hands the observations that were read to the model; those that cannot be used are reported.
  ///
  /// - Complexity: O(observations x elements of the model).
  func apply(to model: inout Model) {
    guard !context.observations.isEmpty else { return }
    let places =
      context.observations.contains { if case .estimate = $0.subject { true } else { false } }
      ? model.placesByName : [:]
    let taken = context.observations.flatMap { observations(of: $0, in: model, places) }
    model.take(taken.map(\.observation))
    check(taken, model)
  }

  private typealias Taken = (observation: Observation, location: SourceLocation)

  private func observations(
    of pending: PendingObservation, in model: Model, _ places: [String: EstimatePlace]
  ) -> [Taken] {
    guard let count = ObservationText.count(pending.text) else {
      context.error(
        "invalid-observation", "'\(pending.text)' is not a count", at: pending.location,
        hint: ObservationText.examples)
      return []
    }
    guard let subject = subject(of: pending, in: model, places),
      fits(count, subject, pending, model)
    else { return [] }
    let observation = Observation(
      subject: subject, count: count, text: pending.text, source: pending.source)
    return [(observation, pending.location)]
  }

  private func subject(
    of pending: PendingObservation, in model: Model, _ places: [String: EstimatePlace]
  ) -> Observation.Subject? {
    switch pending.subject {
    // What could not be read was reported.
    case .estimate(let name): return places[name].map { .estimate($0) }
    case .lossEvents(let threat):
      return model.threats[threat] == nil ? nil : .lossEvents(threat: threat)
    case .named(let name):
      if model.threats[name] != nil { return .lossEvents(threat: name) }
      return place(named: name, pending, model).map { .estimate($0) }
    }
  }

  private func place(
    named name: String, _ pending: PendingObservation, _ model: Model
  ) -> EstimatePlace? {
    do throws(TargetError) {
      let places = try model.places(named: name)
      if places.count == 1 { return places[0] }
      context.error(
        "ambiguous-target", "'\(name)' names \(places.count) numbers", at: pending.location,
        hint: "an observation is about one: write the full name, such as '\(places[0].name)'")
    } catch {
      let hint = NearestName.hint(name, among: model.threats.keys) ?? error.hint
      context.error("unknown-target", "\(error)", at: pending.location, hint: hint)
    }
    return nil
  }

  private func fits(
    _ count: Observation.Count, _ subject: Observation.Subject, _ pending: PendingObservation,
    _ model: Model
  ) -> Bool {
    let isOfEvents = if case .events = count { true } else { false }
    guard case .estimate(let place) = subject else {
      if !isOfEvents {
        misfit("the loss events of a threat are counted in years", pending)
      }
      return isOfEvents
    }
    if let fault = model.fault(at: place) {
      report(fault, of: place, pending)
      return false
    }
    switch (place, model.quantity(at: place)) {
    case (.attempts, _) where !isOfEvents:
      misfit("'\(place.name)' is a rate: it is counted in years", pending)
    case (.attempts, _), (_, .shared): return true
    case (_, .probability):
      if !isOfEvents { return true }
      misfit("'\(place.name)' is a probability: it is counted as 3 of 120", pending)
    default: misfit("'\(place.name)' is neither a probability nor a rate", pending)
    }
    return false
  }

  private func misfit(_ message: String, _ pending: PendingObservation) {
    context.error(
      "observation-does-not-fit", message, at: pending.location, hint: ObservationText.examples)
  }

  private func report(
    _ fault: Model.ObservationFault, of place: EstimatePlace, _ pending: PendingObservation
  ) {
    switch fault {
    case .missing:
      context.error("unknown-target", "the model has no '\(place.name)'", at: pending.location)
    case .known:
      context.error(
        "nothing-to-learn", "'\(place.name)' is one known number: nothing can be learnt about it",
        at: pending.location, hint: "give it a law, for example {beta: [1, 1]}")
    case .derived(let parameter):
      context.error(
        "derived-number", "'\(place.name)' is derived from the parameter '\(parameter)'",
        at: pending.location, hint: "observe the parameter itself")
    }
  }

  /// Reports what cannot happen under its prior.
  private func check(_ taken: [Taken], _ model: Model) {
    var seen: Set<String> = []
    for (observation, location) in taken {
      guard case .estimate(let place) = observation.subject, let estimate = model[place],
        seen.insert(model.learntDraw(of: place) ?? place.name).inserted
      else { continue }
      do {
        try model.resolved(estimate, as: place.name).distribution.validate()
      } catch {
        context.error(
          "impossible-observation", "\(place.name): \(error)", at: location,
          hint: "widen the law, or correct the count")
      }
    }
  }
}
