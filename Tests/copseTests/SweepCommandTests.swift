// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("copse sweep and --set")
struct SweepCommandTests {
  private func json(_ arguments: String...) throws -> [String: Any] {
    let run = try Program.run(arguments + ["--format", "json", "-q", "--trials", "512"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test("The JSON contract of a curve and of a grid")
  func contract() throws {
    let document = try json(
      "sweep", "Scenarios/current.yaml", "--threat", "customer-impersonation", "--over",
      "customer-impersonation.attempts*=1:2:1", "--over", "loss*=1,3")
    #expect(document["schema"] as? String == "copse.sweep/1")
    let points = try #require(document["points"] as? [[String: Any]])
    #expect(points.map { $0["at"] as? [Double] } == [[1, 1], [1, 3], [2, 1], [2, 3]])
    let values = points.compactMap { $0["value"] as? Double }
    for (value, factor) in zip(values, [1.0, 3, 2, 6]) {
      #expect(abs(value - factor * values[0]) < 1e-9 * value)
    }
  }

  @Test("A control that is not in the plan is why nothing changes, and the notes say so")
  func outsidePlan() throws {
    func notes(_ scenario: String) throws -> [String]? {
      try json("sweep", scenario, "--over", "admin-mfa.effectiveness=0:1:0.5")["notes"] as? [String]
    }
    #expect(
      try notes("Scenarios/uncontrolled.yaml") == [
        "Nothing changes over 'admin-mfa.effectiveness': 'admin-mfa' is not in the plan of 'uncontrolled'."
      ])
    #expect(try notes("Scenarios/committed.yaml") == [])
  }

  @Test("--set makes another model: its figures change, and its digest")
  func set() throws {
    func run(_ more: String...) throws -> (digest: String, ale: Double) {
      let run = try Program.run(
        ["simulate", "Scenarios/current.yaml", "--trials", "256", "--format", "json", "-q"] + more)
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let portfolio = try #require(document["portfolio"] as? [String: Any])
      return (
        try #require((document["model"] as? [String: String])?["digest"]),
        try #require((portfolio["ale"] as? [String: Double])?["mean"])
      )
    }
    let (plain, changed) = (try run(), try run("--set", "loss*=2"))
    #expect(plain.digest != changed.digest)
    #expect(abs(changed.ale - 2 * plain.ale) < 0.2 * plain.ale)
  }

  @Test(
    "Wrong ranges and changes end with a sentence and the right exit code",
    arguments: [
      (["--over", "attemps*=1:2:1"], 3, "did you mean 'attempts'?"),
      (["--over", "attempts*=1:2"], 2, "FROM:TO:STEP"), (["--over", "attempts*=1:2:0"], 2, "step"),
      (["--over", "attempts"], 2, "TARGET=FROM:TO:STEP"),
      (["--over", "attempts*=a,b"], 2, "not a number"),
      (["--over", "lure-customer.probability=0:2:1"], 3, "probability-range"),
      (["--over", "attempts*=1:2:1", "--measure", "vulnerability"], 2, "--threat"),
      (["--over", "attempts*=1:2:1", "--threat", "card-data-exposur"], 2, "did you mean"),
      (["--over", "attempts*=1:2:1", "--set", "x"], 2, "write TARGET=VALUE"),
    ] as [([String], Int32, String)])
  func errors(arguments: [String], status: Int32, text: String) throws {
    let run = try Program.run(["sweep", "Scenarios/current.yaml", "--trials", "256"] + arguments)
    #expect(run.status == status && run.output.isEmpty)
    #expect(run.errors.contains(text), "\(run.errors)")
  }
}
