// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import OrderedCollections
import RiskSimulation

/// The JSON document of a risk report, `copse.report/1`: all that the page shows.
public enum RiskReportJSON {
  /// The document of a report.
  public static func document(_ report: RiskReport) -> JSONValue {
    var members = JSONValue.header("copse.report/1", report.result)
    func add(_ key: String, _ value: JSONValue) { members.append(.init(key, value)) }
    add("title", .string(report.title))
    add("subject", .text(report.subject))
    add("asOf", .string(report.asOf.description))
    add("system", system(report.model.system))
    add("simulation", SimulationJSON.document(report.result))
    add("threats", .array(report.threats.map { threat($0) }))
    add("controls", .array(report.controls.map { control($0) }))
    add("responses", .array(report.model.responses.map { response($0) }))
    add(
      "appetite",
      .array(report.appetite.map { ["loss": .number($0.loss), "share": .number($0.probability)] }))
    add("comparison", report.comparison.map { ComparisonJSON.document($0) } ?? .null)
    add("optimum", report.optimization.map { OptimizationJSON.document($0) } ?? .null)
    add("quality", quality(report))
    add("whatIf", report.whatIf.map { WhatIfJSON.document($0) } ?? .null)
    add("sensitivity", SensitivityJSON.document(report.sensitivity))
    add("register", .array(report.register.entries.map { RegisterJSON.entry($0) }))
    add("omissions", .texts(report.omissions))
    return .object(members)
  }

  private static func system(_ system: SystemModel) -> JSONValue {
    [
      "zones": .array(
        system.zones.values.map {
          ["name": .string($0.name), "title": .string($0.label), "trust": .text($0.trust)]
        }),
      "components": .array(
        system.components.values.map {
          [
            "name": .string($0.name), "title": .string($0.label), "kind": .string($0.kind.rawValue),
            "zone": .text($0.zone), "layer": .text($0.layer), "technology": .text($0.technology),
          ]
        }),
      "flows": .array(
        system.flows.map {
          [
            "from": .string($0.from), "to": .string($0.to), "data": .text($0.data),
            "transport": .text($0.transport), "bidirectional": .bool($0.isBidirectional),
            "crossesBoundary": .bool(system.crossesBoundary($0)),
          ]
        }),
      "boundaries": .array(
        system.boundaries.map {
          [
            "title": .string($0.title), "from": .string($0.from), "to": .string($0.to),
            "guards": .texts($0.guards),
          ]
        }),
    ]
  }

  private static func threat(_ threat: ReportedThreat) -> JSONValue {
    [
      "name": .string(threat.threat.name), "targets": .texts(threat.threat.targets),
      "vulnerabilityAtExpectedValues": .number(threat.analysis.probability ?? .nan),
      "minimalAttacks": threat.analysis.attackCount.map { .string($0.description) } ?? .null,
      "attacks": .array(
        threat.analysis.attacks.enumerated().map { index, attack in
          [
            "steps": .texts(attack.steps), "probability": .number(attack.probability),
            "cost": .number(attack.cost),
            "share": .number(
              threat.analysis.shares.indices.contains(index)
                ? threat.analysis.shares[index] : .nan),
          ]
        }),
      "nodes": .array(threat.nodes.map { node($0) }),
      "steps": .array(threat.steps.map { step($0) }),
    ]
  }

  private static func node(_ reported: ReportedNode) -> JSONValue {
    [
      "name": .string(reported.node.name), "title": .string(reported.node.label),
      "gate": .text(reported.node.gateWord), "children": .texts(reported.node.children),
      "probability": .number(reported.probability ?? .nan),
      "dominating": .bool(reported.isDominating),
    ]
  }

  private static func step(_ step: ReportedStep) -> JSONValue {
    [
      "name": .string(step.step.name), "title": .text(step.step.title),
      "probability": .number(step.probability),
      "p05": .number(step.range.lowerBound), "p95": .number(step.range.upperBound),
      "cost": .number(step.cost ?? .nan), "criticality": .number(step.criticality ?? .nan),
      "source": .text(step.source), "confidence": .text(step.confidence?.rawValue),
      "controls": .texts(step.controls),
    ]
  }

  private static func control(_ control: ReportedControl) -> JSONValue {
    [
      "name": .string(control.control.name), "title": .string(control.control.label),
      "status": .string(control.control.status.rawValue), "active": .bool(control.isActive),
      "cost": .number(control.cost ?? .nan), "owner": .text(control.control.owner),
      "stride": .texts(control.control.stride.map(\.rawValue)), "threats": .texts(control.threats),
      "source": .text(control.control.source),
      "confidence": .text(control.control.confidence?.rawValue),
    ]
  }

  static func response(_ response: Response) -> JSONValue {
    let (kind, subject) = response.subject.words
    return [
      kind: .string(subject), "decision": .string(response.decision.rawValue),
      "controls": .texts(response.controls), "owner": .text(response.owner),
      "acceptedBy": .text(response.acceptedBy), "acceptedOn": .text(response.acceptedOn),
      "reviewOn": .text(response.reviewOn), "condition": .text(response.condition),
      "impact": .text(response.impact), "note": .text(response.note),
    ]
  }

  private static func quality(_ report: RiskReport) -> JSONValue {
    let quality = report.quality
    return [
      "coverage": .array(
        quality.components.map { coverage in
          [
            "component": .string(coverage.component),
            "threats": .object(
              STRIDE.allCases.compactMap { category in
                coverage.threats[category].map { .init(category.rawValue, .texts($0)) }
              }),
          ]
        }),
      "uncovered": .texts(quality.uncovered), "unanswered": .texts(quality.unanswered),
      "confidence": .object(
        quality.confidence.map { .init($0.confidence?.rawValue ?? "unsaid", .integer($0.count)) }),
      "weakNumbers": .array(
        quality.weak.map {
          [
            "name": .string($0.name), "source": .text($0.source),
            "confidence": .text($0.confidence?.rawValue),
          ]
        }),
      "missingNumbers": .array(
        quality.missing.map {
          [
            "subject": .string($0.subject), "quantity": .string($0.quantity),
            "assumption": .string($0.assumption),
          ]
        }),
      "reviews": .array(
        quality.reviews.map {
          ["response": response($0.response), "expired": .bool($0.isExpired)]
        }),
      "exactAgainstSimulated": .array(
        quality.agreement.map {
          [
            "threat": .text($0.threat), "exact": .number($0.exact),
            "simulated": .number($0.simulated), "standardError": .number($0.standardError),
            "deviations": .number($0.deviations),
          ]
        }),
      "convergence": .array(
        report.convergence.map {
          ["trials": .integer($0.trials), "ale": JSONValue($0.ale), "var95": .number($0.var95)]
        }),
    ]
  }
}
