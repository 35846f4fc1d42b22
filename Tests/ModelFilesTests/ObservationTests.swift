// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles
import OrderedCollections
import Testing

/// Observations in model files: beside numbers, beside threats, in lists.
@Suite("Observations in files")
struct ObservationTests {
  private func load(_ more: String, attempts: String = "{gamma: {shape: 2, scale: 3}}") throws
    -> LoadedModel
  {
    let text = """
      threats:
        t:
          stride: spoofing
          attempts: \(attempts)
          loss: 10 USD
          tree: {goal: {any: [a, b]}}
      nodes:
        a: {probability: {beta: [1, 1], observed: 3 of 40 phishing tests}}
        b: {probability: 0.2}
      \(more)
      """
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return ModelLoader().load([file.path])
  }

  private func law(_ model: Model, _ place: EstimatePlace) throws -> Distribution {
    model.resolved(try #require(model[place]), as: place.name).distribution
  }

  @Test("Beside a number, and in a list by name with units of time")
  func forms() throws {
    let loaded = try load(
      """
      observations:
        - {of: t.attempts, observed: [4 attempts in 5 years, 0 events in 6 months]}
        - {of: t, observed: 0 events in 2 years, source: incident log}
      """)
    let model = try #require(loaded.model, "\(loaded.diagnostics)").model
    #expect(try law(model, .step("a", .probability)) == .beta(alpha: 4, beta: 38))
    #expect(try law(model, .attempts(threat: "t")) == .gamma(shape: 6, scale: 3 / 17.5))
    #expect(model.observations.count == 4)
    #expect(model.observations.contains { $0.subject == .lossEvents(threat: "t") })
  }

  @Test("Observations are part of the model's digest; without them it is the old one")
  func digest() throws {
    let first = try load("").digest
    #expect(try load("").digest == first)
    #expect(try load("observations: [{of: t, observed: 0 events in 2 years}]").digest != first)
  }

  @Test(
    "What cannot be learnt is a finding with its place",
    arguments: [
      ("{of: t, observed: sometimes}", "invalid-observation"),
      ("{of: t, observed: 5 of 3}", "invalid-observation"),
      ("{of: t, observed: 1 event in 0 years}", "invalid-observation"),
      ("{of: t, observed: -1 events in 2 years}", "invalid-observation"),
      ("{of: t, observed: 99999999999999999999 events in 2 years}", "invalid-observation"),
      ("{of: t, observed: 1 event in nan years}", "invalid-observation"),
      ("{of: t, observed: 1 of 3}", "observation-does-not-fit"),
      ("{of: t.attempts, observed: 1 of 3}", "observation-does-not-fit"),
      ("{of: a.probability, observed: 1 event in 3 years}", "observation-does-not-fit"),
      ("{of: t.loss, observed: 1 of 3}", "nothing-to-learn"),
      ("{of: b.probability, observed: 1 of 3}", "nothing-to-learn"),
      ("{of: probability, observed: 1 of 3}", "ambiguous-target"),
      ("{of: a.probabilty, observed: 1 of 3}", "unknown-target"),
      ("{of: a.cost, observed: 1 of 3}", "unknown-target"),
      ("{observed: 1 of 3}", "missing-key"), ("{of: t}", "missing-key"), ("hello", "wrong-kind"),
      ("{of: t, observd: 0 events in 2 years}", "unknown-key"),
    ])
  func findings(entry: String, code: String) throws {
    let loaded = try load("observations:\n  - \(entry)")
    #expect(loaded.model == nil)
    let finding = try #require(
      loaded.diagnostics.first { $0.code == code }, "\(loaded.diagnostics)")
    #expect(finding.location?.line == 11)
  }

  @Test("What cannot happen under the prior is said")
  func impossible() throws {
    let loaded = try load(
      "observations: [{of: t.attempts, observed: 3 events in 2 years}]",
      attempts: "{discrete: {values: [0]}}")
    #expect(loaded.diagnostics.contains { $0.code == "impossible-observation" })
  }
}
