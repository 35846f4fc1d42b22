// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("copse learn and sensitivity")
struct LearningCommandTests {
  private func json(_ arguments: String...) throws -> [String: Any] {
    let run = try Program.run(arguments + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test("The JSON contract of learn, from the example of SecureShop")
  func learn() throws {
    let document = try json(
      "learn", "Scenarios/current.yaml", "--observations", "Observations/example.yaml")
    #expect(document["schema"] as? String == "copse.learn/1")
    let numbers = try #require(document["numbers"] as? [[String: Any]])
    #expect(numbers.count == 4)
    for number in numbers {
      let prior = try #require(number["prior"] as? [String: Any])
      let posterior = try #require(number["posterior"] as? [String: Any])
      for key in ["mean", "p05", "p50", "p95"] {
        #expect(prior[key] is Double && posterior[key] is Double)
      }
    }
    let rates = try #require(document["rates"] as? [[String: Any]])
    #expect(rates.map { $0["threat"] as? String } == ["card-data-exposure"])
  }

  @Test("Without observations there is nothing to learn, and it says how to write some")
  func nothing() throws {
    let run = try Program.run("learn", "Scenarios/current.yaml")
    #expect(run.status == 0 && run.output.contains("observed: 3 of 120"))
  }

  @Test("The JSON contract of sensitivity, with a decision")
  func sensitivity() throws {
    let document = try json(
      "sensitivity", "Scenarios/current.yaml", "--threat", "customer-impersonation", "--top", "2",
      "--trials", "512", "--decide", "Scenarios/plan-mfa-first.yaml", "-q")
    #expect(document["schema"] as? String == "copse.sensitivity/1")
    let parameters = try #require(document["parameters"] as? [[String: Any]])
    #expect(parameters.count == 2)
    for parameter in parameters {
      #expect(parameter["total"] is [String: Any] && parameter["informationValue"] is Double)
      #expect((parameter["tornado"] as? [String: Any])?["swing"] is Double)
    }
    #expect((document["decision"] as? [String: Any])?["other"] as? String == "plan-mfa-first")
  }

  @Test("A quantile is no result that is driven, and a threat must be known")
  func errors() throws {
    for (arguments, text) in [
      (["--measure", "var95"], "must be ale"), (["--threat", "card-data-exposur"], "did you mean"),
      (["--measure", "vulnerability"], "--threat"), (["--trials", "3"], "512"),
    ] {
      let run = try Program.run(["sensitivity", "Scenarios/current.yaml"] + arguments)
      #expect(run.status == 2 && run.errors.contains(text), "\(run.errors)")
    }
  }
}
