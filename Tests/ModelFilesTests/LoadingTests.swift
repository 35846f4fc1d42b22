// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Foundation
import ModelFiles
import OrderedCollections
import Testing

/// What files say, and what becomes of it.
@Suite("Loading")
struct LoadingTests {
  private func model(_ files: [String: String]) throws -> LoadedModel {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return ModelLoader().load([folder.path])
  }

  private func estimate(_ text: String, key: String = "probability") throws -> Distribution {
    let extra = key == "probability" ? "" : "probability: 0.5, "
    let loaded = try model(["a.yaml": "tree: {goal: {\(extra)\(key): \(text)}}"])
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
    let model = try #require(loaded.model?.model)
    guard case .step(let step)? = model.forest["goal"] else { return .point(.nan) }
    let found = key == "cost" ? step.cost : key == "time" ? step.time : step.probability
    return model.resolved(try #require(found), as: "").distribution
  }

  @Test(
    "Numbers and units",
    arguments: [
      ("0.25", "probability", 0.25), ("25%", "probability", 0.25), ("1e-3", "probability", 0.001),
      ("200 USD", "cost", 200), ("40k USD", "cost", 40_000), ("1.5M", "cost", 1.5e6),
      ("2bn USD", "cost", 2e9), ("30 min", "time", 0.5), ("2 h", "time", 2), ("3 d", "time", 72),
      ("2 weeks", "time", 336),
    ])
  func numbers(text: String, key: String, expected: Double) throws {
    #expect(try estimate(text, key: key) == .point(expected))
  }

  @Test(
    "Laws by their parameters",
    arguments: [
      ("{uniform: [0.1, 0.3]}", Distribution.uniform(minimum: 0.1, maximum: 0.3)),
      ("{triangular: [0.1, 0.2, 0.3]}", .triangular(minimum: 0.1, mode: 0.2, maximum: 0.3)),
      ("{pert: [0.1, 0.2, 0.3]}", .pert(minimum: 0.1, mode: 0.2, maximum: 0.3, lambda: 4)),
      (
        "{pert: {min: 0.1, mode: 0.2, max: 0.3, lambda: 2}}",
        .pert(minimum: 0.1, mode: 0.2, maximum: 0.3, lambda: 2)
      ),
      ("{beta: [2, 3]}", .beta(alpha: 2, beta: 3)),
      ("3 of 40", .beta(alpha: 4, beta: 38)),
      ("{counts: {successes: 3, trials: 40}}", .beta(alpha: 4, beta: 38)),
      (
        "{discrete: {values: [0.1, 0.2], weights: [3, 1]}}",
        .discrete([
          WeightedValue(value: 0.1, weight: 3), WeightedValue(value: 0.2, weight: 1),
        ])
      ),
      ("{empirical: [0.1, 0.2, 0.4]}", .empirical([0.1, 0.2, 0.4])),
      (
        "{truncated: {of: {normal: {mean: 0.5, sd: 0.1}}, min: 0, max: 1}}",
        .truncated(.normal(mean: 0.5, standardDeviation: 0.1), lower: 0, upper: 1)
      ),
      (
        "{normal: {mean: 0.5, sd: 0.1, min: 0, max: 1}}",
        .truncated(.normal(mean: 0.5, standardDeviation: 0.1), lower: 0, upper: 1)
      ),
      (
        "{rate: {exponential: {mean: 0.01}}, exposure: 10}",
        .probabilityOfRate(.exponential(mean: 0.01), exposure: 10)
      ),
    ])
  func laws(text: String, expected: Distribution) throws {
    #expect(try estimate(text) == expected)
  }

  @Test("Laws by percentiles have these percentiles")
  func percentiles() throws {
    let lognormal = try estimate("{lognormal: {p05: 20 USD, p95: 500 USD}}", key: "cost")
    #expect(abs(lognormal.quantile(0.05) - 20) < 1e-9 * 20)
    #expect(abs(lognormal.quantile(0.95) - 500) < 1e-9 * 500)
    let beta = try estimate("{beta: {p10: 0.2, p90: 0.5}}")
    #expect(abs(beta.quantile(0.1) - 0.2) < 1e-9)
    #expect(abs(beta.quantile(0.9) - 0.5) < 1e-9)
    let metalog = try estimate("{metalog: {p10: 0.1, p50: 0.3, p90: 0.6, min: 0, max: 1}}")
    #expect(abs(metalog.quantile(0.5) - 0.3) < 1e-9)
  }

  @Test("Estimates that name one parameter are one draw")
  func sharedParameter() throws {
    let loaded = try model([
      "a.yaml": """
      parameters: {clicks: {value: 0.1, source: ours}}
      tree: {goal: {any: [a, b]}}
      nodes: {a: {probability: {parameter: clicks}}, b: {probability: {parameter: clicks}}}
      """
    ])
    let model = try #require(loaded.model?.model)
    for step in model.forest.steps {
      let name = ParameterName.step(step.name, .probability)
      let resolved = model.resolved(step.probability, as: name)
      #expect(resolved.drawName == "parameter.clicks")
      #expect(resolved.distribution == .point(0.1))
    }
  }

  @Test("One file or many, in whatever order: the same digest; another number: another digest")
  func digest() throws {
    let tree = "tree: {goal: {any: [a, b]}}\n"
    let one = try model(["a.yaml": tree + "nodes: {a: 0.1, b: {probability: 0.2}}\n"])
    let many = try model([
      "z.yaml": tree, "b/c.yaml": "nodes: {b: 20%}\n", "a.yaml": "# the first\nnodes: {a: 0.1}\n",
    ])
    let other = try model(["a.yaml": tree + "nodes: {a: 0.1, b: 0.3}\n"])
    let digest = try #require(one.digest)
    #expect(digest.count == 64)
    #expect(many.digest == digest)
    #expect(other.digest != digest)
  }

  @Test("The digest of a known model is known, so that it changes only on purpose")
  func knownDigest() throws {
    let loaded = try model(["a.yaml": "tree: {goal: 0.5}\n"])
    #expect(loaded.digest == "a6868273089b80bc7429710fe08899d25e779cdfadfec9dcc2cd0df2804672ec")
  }

  @Test("Gates of all kinds")
  func gates() throws {
    let loaded = try model([
      "a.yaml": """
      tree:
        goal:
          any:
            - x: {all: [a, b]}
            - y: {sequence: [a, b]}
            - z: {at-least: 2, of: [a, b, c]}
            - w: {attack: a, unless: d}
      nodes: {a: 0.1, b: 0.2, c: 0.3, d: {holds: 0.4}}
      """
    ])
    #expect(loaded.diagnostics.isEmpty)
    let forest = try #require(loaded.model?.model.forest)
    func kind(_ name: String) -> Gate.Kind? {
      if case .gate(let gate)? = forest[name] { gate.kind } else { nil }
    }
    #expect(kind("goal") == .any)
    #expect(kind("x") == .all)
    #expect(kind("y") == .sequence)
    #expect(kind("z") == .atLeast(2))
    #expect(kind("w") == .unless)
    guard case .step(let defence)? = forest["d"] else {
      Issue.record("d is a step")
      return
    }
    #expect(defence.role == .defence)
  }

  @Test("The starter model loads without a finding")
  func starter() throws {
    let files = Dictionary(
      uniqueKeysWithValues: StarterModel.files().map { ($0.path, $0.contents) })
    let loaded = try model(files)
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
    #expect(loaded.model?.model.threats.count == 1)
    #expect(loaded.model?.model.scenarios["today"]?.trials == 100_000)
  }

  @Test("A scenario file that is none says so")
  func notAScenario() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString).yaml")
    try "tree: {goal: 0.5}\n".write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let loaded = ModelLoader().loadScenario(file.path)
    #expect(loaded.scenario == nil)
    #expect(loaded.diagnostics.map(\.code) == ["not-a-scenario"])
  }
}
