// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

extension ReportQuality {
  /// Judges a model and the result of simulating it.
  ///
  /// O(model).
  init(_ model: Model, _ result: SimulationResult, asOf: CalendarDate) {
    let weighed = Self.provenance(model)
    self.init(
      components: Self.coverage(model, result), confidence: Self.counts(weighed),
      weak: weighed.filter { $0.source == nil || $0.confidence == .guess },
      missing: Self.missing(model), reviews: Self.reviews(model, asOf),
      unanswered: result.threats.map(\.name).filter { name in
        !model.responses.contains { $0.subject == .threat(name) }
      },
      agreement: Self.agreement(result))
  }

  private static func coverage(
    _ model: Model, _ result: SimulationResult
  ) -> [ComponentCoverage] {
    var found: [String: [STRIDE: [String]]] = [:]
    for threat in result.threats.compactMap({ model.threats[$0.name] }) {
      let nodes = model.forest.topologicalOrder(from: [threat.goal])
      let targets = OrderedSet(
        threat.targets + nodes.flatMap { model.forest[$0]?.targets ?? [] })
      for component in targets {
        found[component, default: [:]][threat.stride, default: []].append(threat.name)
      }
    }
    return model.system.components.keys.map {
      ComponentCoverage(component: $0, threats: found[$0] ?? [:])
    }
  }

  /// Every number of the model with the best that is said of where it comes from.
  private static func provenance(_ model: Model) -> [WeakNumber] {
    var fallback: [String: (String?, Confidence?)] = [:]
    for step in model.forest.steps {
      for quantity in Effect.Quantity.allCases {
        fallback[ParameterName.step(step.name, quantity)] = (step.source, step.confidence)
      }
    }
    for control in model.controls.values {
      fallback[ParameterName.cost(control: control.name)] = (control.source, control.confidence)
      for index in control.effects.indices {
        fallback[ParameterName.effect(control: control.name, index: index + 1)] =
          (control.source, control.confidence)
      }
    }
    return model.estimates.filter { !$0.estimate.isReference }.map { named in
      let other = fallback[named.name]
      return WeakNumber(
        name: named.name, source: named.estimate.source ?? other?.0,
        confidence: named.estimate.confidence ?? other?.1)
    }
  }

  private static func counts(_ numbers: [WeakNumber]) -> [ConfidenceCount] {
    let all: [Confidence?] = Confidence.allCases + [nil]
    return all.map { confidence in
      ConfidenceCount(
        confidence: confidence, count: numbers.count { $0.confidence == confidence })
    }.filter { $0.count > 0 }
  }

  private static func missing(_ model: Model) -> [MissingNumber] {
    var missing: [MissingNumber] = []
    for step in model.forest.steps where step.role == .attack {
      if step.cost == nil {
        missing.append(.init(subject: "step \(step.name)", quantity: "cost", assumption: "free"))
      }
      if step.time == nil {
        missing.append(
          .init(subject: "step \(step.name)", quantity: "time", assumption: "takes no time"))
      }
    }
    for control in model.controls.values where control.cost == nil && control.status != .retired {
      missing.append(
        .init(subject: "control \(control.name)", quantity: "cost", assumption: "free"))
    }
    return missing
  }

  private static func reviews(_ model: Model, _ asOf: CalendarDate) -> [Review] {
    model.responses.compactMap { response in
      guard let text = response.reviewOn, let day = CalendarDate(text) else { return nil }
      return Review(response: response, isExpired: day < asOf)
    }
  }

  private static func agreement(_ result: SimulationResult) -> [Agreement] {
    func agreement(_ name: String?, _ loss: ExpectedLoss) -> Agreement {
      Agreement(
        threat: name, exact: loss.mean, simulated: loss.simulatedMean,
        standardError: loss.simulatedStandardError)
    }
    return [agreement(nil, result.portfolio.ale)]
      + result.threats.map { agreement($0.name, $0.ale) }
  }
}

extension Estimate {
  /// Whether the number is that of a parameter, which is judged where it is defined.
  fileprivate var isReference: Bool {
    if case .parameter = value { true } else { false }
  }
}
