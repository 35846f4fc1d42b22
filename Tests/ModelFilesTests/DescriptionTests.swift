// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import OrderedCollections
import Testing

@testable import ModelFiles

/// Texts for digests are those of reflection: a field that is added and not described would be found here.
@Suite("Descriptions")
struct DescriptionTests {
  private static let texts = [
    "plain", "", "it's", "a \"quote\" and \\", "line\nbreak\ttab\u{0}", "Größe – 漢字 🌳 e\u{301}",
    "\u{7F}",
  ]
  private static let laws: [Distribution] = [
    .point(5), .point(1e300), .point(-0.0), .uniform(minimum: 1, maximum: 2),
    .triangular(minimum: 1, mode: 2, maximum: 3e-7),
    .pert(minimum: 0.1, mode: 0.2, maximum: 0.4, lambda: 4), .beta(alpha: 2, beta: 1e16),
    .normal(mean: 1, standardDeviation: 2), .lognormal(mu: -1.5, sigma: 0.1),
    .gamma(shape: 2, scale: 3), .exponential(mean: 2), .empirical([1, 2]),
    .truncated(.beta(alpha: 1, beta: 2), lower: nil, upper: 0.5),
  ]
  private static let estimates: [Estimate] =
    laws.map { Estimate($0) } + [
      Estimate(.parameter("shared"), exposure: 0.5),
      Estimate(.distribution(.point(1)), source: texts[2], confidence: .guess),
      Estimate.point(3).changed(by: LinearChange(factor: 2, offset: 1)),
      Estimate(.parameter("p")).changed(by: LinearChange(factor: 2, offset: 1)),
    ]

  /// Reflection's text of a value that stands by itself.
  private func reflected(_ value: some Any) -> String { String(describing: value) }

  @Test("Texts with whatever is in them", arguments: texts)
  func text(_ text: String) {
    #expect(Description.text(text) == String(reflecting: text))
    #expect(Description.text(Optional(text)) == reflected(Optional(text)))
    #expect(Description.texts([text, text]) == reflected([text, text]))
  }

  @Test("Estimates of all kinds", arguments: estimates)
  func estimate(_ estimate: Estimate) {
    #expect(Description.of(estimate) == String(reflecting: estimate))
  }

  @Test("Threats in every category, with and without what may be left out")
  func threats() {
    for stride in STRIDE.allCases {
      let forms = Self.estimates.map { LossForm(name: "f", magnitude: $0, probability: $0) }
      let full = Threat(
        name: "t", title: "T", stride: stride, targets: ["a", "b"], attempts: .point(2),
        occurrence: .negativeBinomial(size: 2.5), losses: forms, goal: "g", owner: "o", note: "n")
      let bare = Threat(name: "t", stride: stride, attempts: .point(2), losses: [], goal: "g")
      for threat in [full, bare] { #expect(Description.of(threat) == reflected(threat)) }
    }
  }

  private var effects: [Effect] {
    let full = TransferTerms(
      party: "p", share: .point(0.5), deductible: 1, limit: 2, basis: .year,
      aggregateDeductible: 3, aggregateLimit: 4, premium: .point(5))
    let changes: [Effect.Change] = [
      .reduce(by: .point(0.5)), .multiply(by: .point(2)), .add(.point(1)), .eliminate,
      .transfer(TransferTerms(share: .point(1))), .transfer(full),
    ]
    let targets: [Effect.Target] = [
      .steps(["a", "b"]), .threats([]), .categories(STRIDE.allCases),
    ]
    return changes.flatMap { change in
      targets.flatMap { target in
        Effect.Quantity.allCases.map { Effect(target: target, quantity: $0, change: change) }
      }
    }
  }

  @Test("Controls of every status, attackers of every skill")
  func controls() {
    for status in ControlStatus.allCases {
      let full = Control(
        name: "c", title: "C", stride: STRIDE.allCases, status: status, cost: .point(1),
        coverage: 0.5, effects: effects, requires: ["x"], excludes: ["y", "z"], due: "2026",
        effort: .point(3), owner: "o", source: "s", confidence: .survey, note: "n")
      let bare = Control(name: "c", status: status, effects: [])
      for control in [full, bare] { #expect(Description.of(control) == reflected(control)) }
    }
    for skill in Skill.allCases {
      let full = AttackerProfile(
        name: "a", title: "A", budget: .point(1), patience: .point(2), skill: skill,
        freeSteps: ["s"], effects: effects, note: "n")
      #expect(Description.of(full) == reflected(full))
    }
  }

  @Test("Responses of every decision")
  func responses() {
    for decision in Response.Decision.allCases {
      let full = Response(
        subject: .threat("t"), decision: decision, controls: ["c"], owner: "o", acceptedBy: "b",
        acceptedOn: "2026-01-01", reviewOn: "2026-02-01", condition: "c", impact: "i", note: "n")
      let bare = Response(subject: .risk("r"), decision: decision)
      for response in [full, bare] { #expect(Description.of(response) == reflected(response)) }
    }
  }

  @Test("What SecureShop has, its system and its matrices")
  func secureShop() throws {
    let trees = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Trees")
    let model = try #require(ModelLoader().load([trees.path]).model).model
    for value in model.threats.values { #expect(Description.of(value) == reflected(value)) }
    for value in model.controls.values { #expect(Description.of(value) == reflected(value)) }
    for value in model.attackers.values { #expect(Description.of(value) == reflected(value)) }
    for value in model.responses { #expect(Description.of(value) == reflected(value)) }
    for value in model.system.zones.values { #expect(Description.of(value) == reflected(value)) }
    for value in model.system.components.values {
      #expect(Description.of(value) == reflected(value))
    }
    for value in model.system.flows { #expect(Description.of(value) == reflected(value)) }
    for value in model.system.boundaries { #expect(Description.of(value) == reflected(value)) }
    for value in model.strideMatrix { #expect(Description.of(value) == reflected(value)) }
    #expect(Description.of(model.work) == reflected(model.work))
    var matrix = try #require(model.matrix)
    for measure in RiskMatrix.LikelihoodMeasure.allCases {
      matrix.likelihoodMeasure = measure
      #expect(Description.of(matrix) == String(reflecting: matrix))
    }
  }

  @Test("Components of every kind, capacities with and without a number")
  func systems() {
    for kind in Component.Kind.allCases {
      let component = Component(name: "c", kind: kind)
      #expect(Description.of(component) == reflected(component))
    }
    for work in [WorkCapacity(), WorkCapacity(begins: "2026-01-01", perQuarter: 60)] {
      #expect(Description.of(work) == reflected(work))
    }
  }
}
