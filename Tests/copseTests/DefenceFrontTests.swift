// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

/// Defence cost against the best attack that remains, on the command line: cases with known answers.
@Suite("exact --defence-front")
struct DefenceFrontTests {
  /// A model of one tree; every step succeeds with 0.5.
  struct Case: Sendable {
    var gates: [String]
    var attack: [String: Double]
    var defence: [String: Double]

    var yaml: String {
      let heading = "threat: t\nstride: tampering\nattempts: 1\nloss: 1 USD\ntree: {goal: {"
      let steps = attack.sorted { $0.key < $1.key }
        .map { "  \($0): {probability: 0.5, cost: \($1) USD}\n" }
      let defences = defence.sorted { $0.key < $1.key }
        .map { "  \($0): {holds: 0.5, cost: \($1) USD}\n" }
      return heading + gates[0] + "}}\nnodes:\n"
        + (gates.dropFirst().map { "  \($0)\n" } + steps + defences).joined()
    }
  }

  /// What is paid, what the attack that is left costs (infinite if there is none), and the defences.
  struct Point: Hashable, Sendable {
    var cost: Double
    var value: Double
    var defences: [String]
  }

  static let twoLocks = Case(
    gates: [
      "all: [left, right]", "left: {attack: one, unless: d13}", "one: {any: [a2, a1]}",
      "d13: {attack: d1, unless: a3}", "right: {attack: two, unless: d25}",
      "two: {any: [a1, a4]}", "d25: {attack: d2, unless: a5}",
    ], attack: ["a1": 4, "a2": 8, "a3": 16, "a4": 8, "a5": 100], defence: ["d1": 2, "d2": 4])
  static let twoDoors = Case(
    gates: ["any: [one, two]", "one: {attack: a1, unless: d1}", "two: {attack: a2, unless: d2}"],
    attack: ["a1": 1, "a2": 2], defence: ["d1": 10, "d2": 10])
  static let sharedLocks = Case(
    gates: [
      "any: [one, two, three]", "both: {any: [d1, d2]}", "one: {attack: a1, unless: both}",
      "two: {attack: a2, unless: d1}", "three: {attack: a3, unless: d2}",
    ], attack: ["a1": 1, "a2": 2, "a3": 3], defence: ["d1": 10, "d2": 10])

  private func points(_ model: Case, _ measure: String) throws -> [Point] {
    var result: [Point] = []
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("model.yaml")
      try model.yaml.write(to: file, atomically: true, encoding: .utf8)
      let run = try Program.run(
        "exact", file.path, "--no-attacks", "--no-importance", "--format", "json",
        "--defence-front", measure)
      #expect(run.status == 0, "\(run.errors)")
      let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      let goals = try #require((document as? [String: Any])?["goals"] as? [[String: Any]])
      let front = try #require(goals[0]["defenceFront"] as? [String: Any])
      #expect(front["against"] as? String == measure)
      let key = measure == "cheapest" ? "attackCost" : "attackProbability"
      result = try #require(front["points"] as? [[String: Any]]).map { point in
        Point(
          cost: try #require(point["cost"] as? Double),
          value: point[key] as? Double ?? .infinity,
          defences: try #require(point["defences"] as? [String]))
      }
    }
    return result
  }

  @Test(
    "Against the cheapest attack",
    arguments: [
      (
        twoLocks,
        [
          Point(cost: 0, value: 4, defences: []), Point(cost: 2, value: 20, defences: ["d1"]),
          Point(cost: 4, value: 104, defences: ["d2"]),
          Point(cost: 6, value: 120, defences: ["d1", "d2"]),
        ]
      ),
      (
        twoDoors,
        [
          Point(cost: 0, value: 1, defences: []), Point(cost: 10, value: 2, defences: ["d1"]),
          Point(cost: 20, value: .infinity, defences: ["d1", "d2"]),
        ]
      ),
      (
        sharedLocks,
        [
          Point(cost: 0, value: 1, defences: []), Point(cost: 10, value: 3, defences: ["d1"]),
          Point(cost: 20, value: .infinity, defences: ["d1", "d2"]),
        ]
      ),
    ])
  func cheapest(model: Case, expected: [Point]) throws {
    #expect(try points(model, "cheapest") == expected)
  }

  @Test("Against the likeliest: a lock more is a step of 0.5 more to open it")
  func likeliest() throws {
    #expect(
      try points(Self.twoLocks, "likeliest") == [
        Point(cost: 0, value: 0.5, defences: []), Point(cost: 2, value: 0.25, defences: ["d1"]),
        Point(cost: 6, value: 0.125, defences: ["d1", "d2"]),
      ])
  }

  @Test("The table names what to buy; a fault tree has nothing to buy; a misspelt measure is told")
  func table() throws {
    let run = try Program.run(
      "exact", "Scenarios/uncontrolled.yaml", "--goal", "compromise-system", "--no-attacks",
      "--no-importance", "--plain", "--defence-front", "likeliest")
    #expect(run.status == 0 && run.output.contains("(none more)"))
    #expect(run.output.contains("login-rate-limit, phishing-training"))
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("pump.dft")
      try "toplevel \"out\"; \"out\" or \"a\" \"b\"; \"a\" prob=0.1; \"b\" prob=0.2;"
        .write(to: file, atomically: true, encoding: .utf8)
      let tree = try Program.run("exact", file.path, "--defence-front", "cheapest")
      #expect(tree.status != 0 && tree.errors.contains("a fault tree has no defences"))
      let misspelt = try Program.run("exact", file.path, "--defence-front", "cheap")
      #expect(misspelt.status == 2 && misspelt.errors.contains("cheapest"))
    }
  }
}
