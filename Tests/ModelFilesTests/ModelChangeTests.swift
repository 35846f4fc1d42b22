// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Foundation
import ModelFiles
import OrderedCollections
import Testing

/// What `--set` does to a model, and what is said of changes that cannot be made.
@Suite("Changes without a file")
struct ModelChangeTests {
  private let text = """
    model: {currency: USD}
    parameters:
      skill-share: 0.3
    nodes:
      lure: {probability: {beta: [2, 8]}, cost: 100 USD}
      open-door: {probability: {parameter: skill-share}}
      both.cost: 0.5
    threats:
      burglary:
        stride: tampering
        attempts: {gamma: {shape: 2, scale: 3}}
        losses:
          goods: {magnitude: {lognormal: {mu: 7, sigma: 1}}}
          image: {magnitude: 50 USD, share: 0.5}
        tree: {enter: {all: [lure, open-door]}}
      fraud:
        stride: spoofing
        attempts: 4
        loss: 10 USD
        tree: {cheat: {any: [lure, both.cost]}}
    controls:
      lock:
        status: implemented
        cost: 20 USD
        effects:
          - {steps: [open-door], reduce: probability, by: 0.5}
          - {steps: [lure], raise: cost, by: 10 USD}
      insurance:
        status: planned
        effects:
          - {threats: [burglary], transfer: {share: 0.8, deductible: 1k USD, premium: 200 USD}}
          - {threats: [fraud], transfer: {share: 0.5, limit: 100 USD, basis: year}}
    attackers:
      gang: {budget: 500 USD}
    """

  private func load(_ changes: String...) throws -> LoadedModel {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return ModelLoader(changes: try changes.map { try #require(ModelChange($0)) }).load([file.path])
  }

  private func law(_ place: EstimatePlace, _ changes: String) throws -> Distribution {
    let loaded = try load(changes)
    let model = try #require(loaded.model, "\(loaded.diagnostics)").model
    let estimate = try #require(model[place])
    return model.resolved(estimate, as: place.name).distribution
  }

  @Test("A number is named in full or in short; laws and units are those of the model language")
  func names() throws {
    let lure = EstimatePlace.step("lure", .probability)
    #expect(try law(lure, "step.lure.probability=0.2") == .point(0.2))
    #expect(try law(lure, "lure.probability = 20%") == .point(0.2))
    #expect(
      try law(lure, "lure.probability={pert: [0.1, 0.2, 0.3]}")
        == .pert(minimum: 0.1, mode: 0.2, maximum: 0.3, lambda: 4))
    #expect(try law(.step("lure", .time), "lure.time=2 d") == .point(48))
    #expect(try law(.cost(control: "lock"), "lock.cost+=10k USD") == .point(10_020))
    #expect(try law(.controlEffect(control: "lock", index: 0), "lock.effectiveness=1") == .point(1))
    #expect(try law(.controlEffect(control: "lock", index: 1), "lock.effect.2=7 USD") == .point(7))
    #expect(try law(.budget(attacker: "gang"), "gang.budget*=3") == .point(1500))
    #expect(
      try law(.share(threat: "burglary", form: "image"), "burglary.share.image=1") == .point(1))
    #expect(
      try law(.magnitude(threat: "burglary", form: "image"), "burglary.loss.image*=2")
        == .point(100))
  }

  @Test(
    "The terms of a transfer are named like other numbers; of two transfers both or one by its effect"
  )
  func transfers() throws {
    func terms(_ index: Int, _ change: String) throws -> TransferTerms {
      let loaded = try load(change)
      let effects = try #require(loaded.model, "\(loaded.diagnostics)").model.controls["insurance"]?
        .effects
      guard case .transfer(let terms)? = effects?[index].change else {
        throw TargetError.unknown(change, nearest: nil)
      }
      return terms
    }
    #expect(
      try terms(0, "control.insurance.effect.1.premium*=3").premium?.value
        == .distribution(.point(600)))
    #expect(try terms(0, "insurance.premium=1k USD").premium?.value == .distribution(.point(1_000)))
    #expect(try terms(1, "insurance.premium=1k USD").premium?.value == .distribution(.point(1_000)))
    #expect(try terms(0, "insurance.deductible=5k USD").deductible == 5_000)
    #expect(try terms(1, "insurance.effect.2.limit*=2").limit == 200)
    #expect(try terms(0, "insurance.effect.1.limit=30k USD").limit == 30_000)
    #expect(try terms(1, "insurance.effect.1.limit=30k USD").limit == 100)
    #expect(try terms(0, "insurance.effect.1.aggregate-limit=9k USD").aggregateLimit == 9_000)
    #expect(try terms(0, "insurance.share=0.3").share.value == .distribution(.point(0.3)))
  }

  @Test("A factor changes all numbers of a name, each as its own law")
  func factors() throws {
    let loaded = try load("attempts*=2", "loss*=10", "*.cost*=0.5")
    let model = try #require(loaded.model).model
    func mean(_ place: EstimatePlace) throws -> Double {
      model.resolved(try #require(model[place]), as: place.name).distribution.mean
    }
    #expect(try mean(.attempts(threat: "burglary")) == 12)
    #expect(try mean(.attempts(threat: "fraud")) == 8)
    #expect(try mean(.magnitude(threat: "burglary", form: "image")) == 500)
    #expect(try mean(.magnitude(threat: "fraud", form: "loss")) == 100)
    #expect(try mean(.step("lure", .cost)) == 50)
    #expect(try mean(.cost(control: "lock")) == 10)
  }

  @Test("A number that follows a shared parameter goes on following it: the same draw, another law")
  func sharedParameter() throws {
    let loaded = try load("open-door.probability*=2", "open-door.probability+=0.1")
    let model = try #require(loaded.model).model
    let place = EstimatePlace.step("open-door", .probability)
    let resolved = model.resolved(try #require(model[place]), as: place.name)
    #expect(resolved.drawName == "parameter.skill-share")
    #expect(abs(resolved.distribution.mean - 0.7) < 1e-15)
    #expect(try law(place, "parameter.skill-share=0.4") == .point(0.4))
    #expect(try law(place, "skill-share=0.4") == .point(0.4))
  }

  @Test("The changed model is another one: its digest differs, unless nothing changed")
  func digest() throws {
    let plain = try load().digest
    #expect(try load("attempts*=2").digest != plain)
    #expect(try load("open-door.probability*=2").digest != plain)
    #expect(try load("fraud.attempts=4").digest == plain)
  }

  @Test(
    "What cannot be changed is said with its place and a hint",
    arguments: [
      ("atempts*=2", "unknown-target", 1, "did you mean 'attempts'?"),
      ("lock.efectiveness=1", "unknown-target", 1, "did you mean 'lock.effectiveness'?"),
      ("lure.probability=1.2", "probability-range", 18, nil),
      ("lure.probability=2 USD", "invalid-number", 18, nil),
      ("lure.probability={pert: [0.1, 0.2", "yaml-syntax", 34, nil),
      ("lure.probability={prt: [0.1, 0.2]}", "unknown-key", 19, nil),
      ("lure.probability=*x", "yaml-alias", 18, nil),
      ("lure.time*=2", "nothing-to-change", 1, "set it with '='"),
      ("attempts*=nan", "invalid-number", 11, nil),
      ("attempts*=-1", "negative-range", 11, nil),
      ("burglary.loss={pareto: {min: 1, shape: 0.5}}", "infinite-mean", 15, nil),
      ("open-door.probability={parameter: nobody}", "undefined-parameter", 23, nil),
      ("insurance.deductible=-1 USD", "negative-terms", 1, nil),
      ("insurance.effect.2.aggregate-limit=1k USD", "aggregate-terms", 1, nil),
      ("insurance.effect.1.limit={uniform: [1 USD, 2 USD]}", "not-a-number", 26, nil),
      ("insurance.effect.1.limit*=2", "nothing-to-change", 1, "set it with '='"),
      ("insurance.premum=1 USD", "unknown-target", 1, "did you mean 'insurance.premium'?"),
    ] as [(String, String, Int, String?)])
  func findings(change: String, code: String, column: Int, hint: String?) throws {
    let loaded = try load(change)
    #expect(loaded.model == nil)
    let finding = try #require(
      loaded.diagnostics.first { $0.code == code }, "\(loaded.diagnostics)")
    #expect(finding.location == SourceLocation(file: "--set \(change)", line: 1, column: column))
    if let hint { #expect(finding.hint == hint) }
  }

  @Test("One name of two kinds is asked back")
  func ambiguity() throws {
    var model = try #require(try load().model).model
    model.controls["lure"] = Control(name: "lure", status: .planned, cost: .point(1), effects: [])
    #expect(throws: TargetError.ambiguous("lure.cost", ["step.lure.cost", "control.lure.cost"])) {
      try model.places(named: "lure.cost")
    }
    #expect(try model.places(named: "control.lure.cost") == [.cost(control: "lure")])
    #expect(try model.places(named: "both.cost.probability") == [.step("both.cost", .probability)])
  }

  @Test("A text without a sign, a target or a value is no change")
  func noChange() {
    for text in ["", "=", "a", "=1", "a=", "a= ", "*=2", "+="] { #expect(ModelChange(text) == nil) }
  }
}
