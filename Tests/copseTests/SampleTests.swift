// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("copse sample")
struct SampleTests {
  @Test("The table shows estimate, interval, exact probability and z")
  func table() throws {
    let run = try Program.run(
      "sample", "Scenarios/current.yaml", "--goal", "card-data-exposure", "--trials", "1e5",
      "--method", "plain", "--plain", "--quiet")
    #expect(run.status == 0)
    #expect(run.output.contains("Estimate"))
    #expect(run.output.contains("100,000 plain trials (as asked), seed 20240101"))
  }

  @Test("The JSON contract, and the same bytes for any number of threads")
  func json() throws {
    let runs = try ["1", "2"].map { threads in
      try Program.run(
        "sample", "Scenarios/current.yaml", "--trials", "20k", "--seed", "3", "--format", "json",
        "--threads", threads, "--quiet")
    }
    #expect(runs[0].output == runs[1].output && runs[0].status == 0 && runs[0].errors.isEmpty)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(runs[0].output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "copse.sample/1")
    let goals = try #require(document["goals"] as? [[String: Any]])
    #expect(goals.count >= 18)
    for goal in goals {
      let z = try #require(goal["zScore"] as? Double)
      // 19 goals at 4 standard errors: once in 800 seeds; this seed is fixed.
      #expect(abs(z) < 4, "\(goal["name"] ?? "")")
    }
  }

  @Test("Wrong numbers and names are said plainly")
  func errors() throws {
    let trials = try Program.run("sample", "Scenarios/current.yaml", "--trials", "many")
    #expect(trials.status == 2 && trials.errors.contains("write 100000, 200k or 1e9"))
    let goal = try Program.run("sample", "Scenarios/current.yaml", "--goal", "card-data-exposur")
    #expect(goal.status == 2 && goal.errors.contains("card-data-exposure"))
  }
}
