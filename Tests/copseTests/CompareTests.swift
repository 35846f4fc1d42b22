// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("copse compare")
struct CompareTests {
  private let base = "Scenarios/current.yaml"

  private func plans(_ arguments: String...) throws -> [[String: Any]] {
    let run = try Program.run(
      ["compare"] + arguments + ["--trials", "2000", "--format", "json", "--quiet"])
    #expect(run.status == 0, "\(run.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "copse.compare/1")
    #expect(document["base"] as? String == "current")
    return try #require(document["plans"] as? [[String: Any]])
  }

  @Test("The JSON contract: the base first, with zeros, and savings positive")
  func contract() throws {
    let plans = try plans(base, "Scenarios/plan-mfa-first.yaml", "Scenarios/plan-payments.yaml")
    #expect(plans.map { $0["name"] as? String } == ["current", "plan-mfa-first", "plan-payments"])
    for (index, plan) in plans.enumerated() {
      let difference = try #require(plan["difference"] as? [String: Any])
      let ale = try #require(difference["ale"] as? [String: Double])
      let net = try #require(difference["netBenefit"] as? [String: Double])
      let cost = try #require(plan["controlCost"] as? [String: Double])
      for key in ["mean", "p05", "p95"] { #expect(net[key] != nil && cost[key] != nil, "\(key)") }
      #expect((plan["controls"] as? [String])?.isEmpty == false)
      #expect(plan["annualLoss"] is [String: Double])
      if index == 0 {
        #expect(ale.values.allSatisfy { $0 == 0 } && net.values.allSatisfy { $0 == 0 })
        #expect((difference["rosi"] as? [String: Double])?["mean"] == 0)
        continue
      }
      let rosi = try #require(difference["rosi"] as? [String: Double])
      let extra = try #require(difference["extraCost"] as? Double)
      let (saving, mean) = (try #require(ale["mean"]), try #require(rosi["mean"]))
      #expect(saving > 0)
      #expect(abs(mean - (saving - extra) / extra) < 1e-9)
      let probability = try #require(difference["probabilityBetter"] as? Double)
      #expect((0...1).contains(probability))
      #expect(try #require(difference["varianceRatio"] as? Double) > 1)
    }
    let shares = plans.compactMap { $0["probabilityBest"] as? Double }
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
  }

  @Test("The figures of each plan are those of simulate, digit by digit")
  func sameAsSimulate() throws {
    let plan = try plans(base, "Scenarios/plan-resilience.yaml")[1]
    let alone = try Program.run(
      "simulate", "Scenarios/plan-resilience.yaml", "--trials", "2000", "--format", "json", "-q")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? [String: Any])
    let portfolio = try #require(document["portfolio"] as? [String: Any])
    for key in ["ale", "annualLoss", "controlCost"] {
      #expect(plan[key] as? [String: Double] == portfolio[key] as? [String: Double], "\(key)")
    }
  }

  @Test("Plans as changes of the base are those of a scenario file")
  func changes() throws {
    let plans = try plans(
      base, "--plan", "admin-mfa,csrf-tokens", "--add", "admin-mfa", "--drop", "pci-compliance",
      "Scenarios/committed.yaml")
    let names = plans.map { $0["name"] as? String }
    #expect(
      names == ["current", "committed", "admin-mfa,csrf-tokens", "+admin-mfa -pci-compliance"])
    let controls = plans.compactMap { $0["controls"] as? [String] }
    #expect(Set(controls[2]) == Set(controls[0] + ["admin-mfa", "csrf-tokens"]))
    #expect(Set(controls[3]) == Set(controls[0] + ["admin-mfa"]).subtracting(["pci-compliance"]))
  }

  @Test("Every format, in 80 and 120 columns, and the same bytes on any number of threads")
  func formats() throws {
    var outputs: [String: String] = [:]
    for format in ["table", "csv", "markdown", "json"] {
      let runs = try ["1", "2"].map { threads in
        try Program.run(
          "compare", base, "Scenarios/plan-payments.yaml", "--trials", "1000", "--threads", threads,
          "--format", format, "--quiet")
      }
      #expect(runs.allSatisfy { $0.status == 0 } && runs[0].output == runs[1].output)
      outputs[format] = runs[0].output
    }
    #expect(outputs["table"]?.contains("First the payments") == true)
    #expect(outputs["table"]?.contains("ROSI = (ALE before - ALE after - extra cost)") == true)
    #expect(outputs["csv"]?.split(whereSeparator: \.isNewline).count == 3)
    #expect(outputs["markdown"]?.hasPrefix("## Plans against current") == true)
  }

  @Test("What cannot be compared ends with 2 and says what to do")
  func errors() throws {
    let alone = try Program.run("compare", base)
    #expect(alone.status == 2 && alone.errors.contains("name another scenario"))
    let twice = try Program.run("compare", base, base)
    #expect(twice.status == 2 && twice.errors.contains("two plans are named 'current'"))
    let unknown = try Program.run("compare", base, "--add", "admin-mfaa")
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean 'admin-mfa'"))
    let missing = try Program.run("compare", base, "Scenarios/nowhere.yaml")
    #expect(missing.status == 3)
  }
}
