// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("copse optimize and copse roadmap")
struct OptimizeTests {
  /// Controls of cost 60, 50, 50 that save 120, 95, 90: the best ratio is the first's, the best pair the others.
  private static let model = """
    threats:
      t: {stride: spoofing, attempts: 1, loss: 200 USD, tree: {a: 1.0}}
      u: {stride: spoofing, attempts: 1, loss: 200 USD, tree: {b: 1.0}}
      v: {stride: spoofing, attempts: 1, loss: 200 USD, tree: {c: 1.0}}
    controls:
      dear: {status: planned, cost: 60, effort: 12, effects: [{steps: [a], reduce: probability, by: 0.6}]}
      good: {status: planned, cost: 50, effort: 6, effects: [{steps: [b], reduce: probability, by: 0.475}]}
      fair: {status: in-progress, cost: 50, effort: 3, due: 2024-05-01, effects: [{steps: [c], reduce: probability, by: 0.45}]}
    roadmap: {begins: 2024-01-01, capacity: 6}
    """

  private func run(
    _ arguments: String..., model: String = Self.model, scenario: String = ""
  ) throws -> Program.Run {
    var result: Program.Run?
    try Program.withFolder { folder in
      let path = folder.appendingPathComponent("s.yaml")
      try model.write(
        to: folder.appendingPathComponent("m.yaml"), atomically: true, encoding: .utf8)
      try "scenario: s\nmodel: m.yaml\n\(scenario)".write(
        to: path, atomically: true, encoding: .utf8)
      result = try Program.run([arguments[0], path.path] + arguments.dropFirst())
    }
    return try #require(result)
  }

  private func json(_ run: Program.Run) throws -> [String: Any] {
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test("Under 100, the two of 50 that save 185, which greed for the best ratio does not find")
  func greedyCounterexample() throws {
    for budget in ["100", "0.1k"] {
      let found = try json(run("optimize", "--budget", budget, "--format", "json"))
      #expect(found["schema"] as? String == "copse.optimize/1")
      #expect(found["budget"] as? Double == 100 && found["objective"] as? String == "expected")
      let best = try #require(found["best"] as? [String: Any])
      #expect(best["controls"] as? [String] == ["good", "fair"])
      #expect(best["cost"] as? Double == 100)
      #expect(abs(try #require(best["residual"] as? Double) - 415) < 1e-9)
      #expect(abs(try #require(best["total"] as? Double) - 515) < 1e-9)
      #expect(abs(try #require(found["bound"] as? Double) - 515) < 1e-6)
      #expect(try #require(found["gap"] as? Double) < 1e-6)
      let front = try #require(found["front"] as? [[String: Any]])
      #expect(front.compactMap { $0["cost"] as? Double } == [0, 50, 60, 100])
      let shares = try #require(found["robustness"] as? [[String: Any]])
      #expect(shares.compactMap { $0["share"] as? Double } == [0, 1, 1])
      // The next step: 110 buys the first and the second, which save 215.
      let next = try #require(found["nextStep"] as? [String: Any])
      #expect(next["controls"] as? [String] == ["dear", "good"] && next["cost"] as? Double == 110)
    }
  }

  @Test("Rules of the model and of options, other measures, and no limit")
  func rules() throws {
    func best(_ arguments: String..., model: String = Self.model) throws -> [String]? {
      let run = try Program.withModel(model) { path in
        try Program.run(["optimize", path, "--format", "json"] + arguments)
      }
      return (try json(run)["best"] as? [String: Any])?["controls"] as? [String]
    }
    #expect(try best("--budget", "none") == ["dear", "good", "fair"])
    #expect(try best("--budget", "100", "--include", "dear") == ["dear"])
    #expect(try best("--budget", "none", "--exclude", "dear,good") == ["dear", "fair"])
    #expect(try best("--budget", "none", "--at-most", "1:dear,good,fair") == ["dear"])
    #expect(try best("--budget", "none", "--without", "dear,fair") == ["good"])
    #expect(try best("--budget", "100", "--require", "good,dear") == ["dear"])
    #expect(try best("--budget", "100", "--may-change", "in-progress") == ["fair"])
    #expect(try best("--budget", "100", "--objective", "success") == ["good", "fair"])
    let grouped =
      Self.model + "\nplan-rules: {groups: {few: {controls: [good, fair], at-most: 1}}}\n"
    #expect(try best("--budget", "100", model: grouped) == ["dear"])
  }

  @Test("Every format; a table says what is proven")
  func formats() throws {
    let table = try run("optimize", "--budget", "100", "--plain")
    #expect(table.output.contains("gap 0 (proven over these draws)"))
    #expect(table.output.contains("Next step in budget: 10.0 more buys"))
    let csv = try run("optimize", "--budget", "100", "--format", "csv").output
    #expect(csv.hasPrefix("list,place,cost,residual,total,controls"))
    let markdown = try run("optimize", "--budget", "100", "--format", "markdown").output
    #expect(markdown.hasPrefix("## Best plan under 100 a year"))
  }

  @Test("Wrong arguments end with 2 and say what to do")
  func errors() throws {
    for (arguments, words) in [
      (["--budget", "much"], "write 250k or 250000"),
      (["--budget", "10", "--include", "god"], "did you mean 'good'?"),
      (["--budget", "10", "--include", "good"], "costs 50.0 a year, more than the budget"),
      (["--budget", "10", "--may-change", "planed"], "did you mean 'planned'?"),
      (["--budget", "10", "--exclude", "good"], "write A,B"),
      (["--budget=-5"], "not a number of at least 0"),
    ] {
      let run = try Program.withModel(Self.model) { path in
        try Program.run(["optimize", path] + arguments)
      }
      #expect(run.status == 2 && run.errors.contains(words), "\(arguments): \(run.errors)")
    }
  }

  @Test("Roadmap: the best order first, with dates")
  func roadmap() throws {
    let found = try json(run("roadmap", "--quarters", "4", "--format", "json"))
    #expect(found["schema"] as? String == "copse.roadmap/1")
    let orders = try #require(found["orders"] as? [[String: Any]])
    let best = try #require(orders.first)
    let landings = try #require(best["landings"] as? [[String: Any]])
    // Savings a person-day: 30, 15.8 and 10 a year.
    #expect(landings.compactMap { $0["control"] as? String } == ["fair", "good", "dear"])
    #expect(landings.first?["date"] as? String == "2024-02-16")
    let loss = try #require((best["cumulatedLoss"] as? [String: Any])?["mean"] as? Double)
    // Half a quarter at 600, one at 510, two at 415, half a one at 295.
    #expect(abs(loss - (0.5 * 600 + 510 + 2 * 415 + 0.5 * 295) / 4) < 1e-9)
    let table = try run("roadmap", "--plain")
    #expect(table.output.contains("Lands in the best order"))
    let wrong = try run("roadmap", "--from", "soon")
    #expect(wrong.status == 2 && wrong.errors.contains("YYYY-MM-DD"))
  }

  @Test("Displacement: which attacks an attacker who chooses takes under a plan")
  func displacement() throws {
    let model = """
      threats:
        t: {stride: spoofing, attempts: 1, loss: 200 USD, tree: {goal: {any: [{a: 0.5}, {b: 0.4}]}}}
      controls:
        lock: {status: planned, cost: 1, effects: [{steps: [a], reduce: probability, by: 0.5}]}
      """
    let best = "semantics: best-attack\ntrials: 512\n"
    let found = try json(
      run(
        "compare", "--plan", "lock", "--displacement", "--format", "json", "--quiet", model: model,
        scenario: best))
    let plans = try #require(found["plans"] as? [[String: Any]])
    let threat = try #require((plans[1]["displacement"] as? [[String: Any]])?.first)
    #expect(threat["moved"] as? Double == 1)
    let attacks = try #require(threat["attacks"] as? [[String: Any]])
    #expect(attacks.map { $0["steps"] as? [String] } == [["a"], ["b"]])
    #expect(attacks.map { $0["after"] as? Double } == [0, 1])
    let table = try run(
      "compare", "--plan", "lock", "--displacement", "--quiet", "--plain", model: model,
      scenario: best)
    #expect(table.output.contains("100% > 0%"))
    let none = try run("compare", "--plan", "lock", "--displacement", "--quiet", model: model)
    #expect(none.status == 2 && none.errors.contains("semantics: best-attack"))
  }
}

extension Program {
  /// Runs work with the path of a scenario of a model.
  fileprivate static func withModel(
    _ model: String, _ work: (String) throws -> Program.Run
  ) throws -> Program.Run {
    var result: Program.Run?
    try withFolder { folder in
      let path = folder.appendingPathComponent("s.yaml")
      try model.write(
        to: folder.appendingPathComponent("m.yaml"), atomically: true, encoding: .utf8)
      try "scenario: s\nmodel: m.yaml\n".write(to: path, atomically: true, encoding: .utf8)
      result = try work(path.path)
    }
    return try #require(result)
  }
}
