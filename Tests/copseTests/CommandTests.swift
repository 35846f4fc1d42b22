// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("The command line")
struct CommandTests {
  private let scenario = "Scenarios/current.yaml"

  @Test("simulate prints the ranked table, the portfolio and the settings")
  func simulateTable() throws {
    let run = try Program.run("simulate", scenario, "--trials", "1000", "--plain")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("current - "))
    #expect(run.output.contains("Portfolio"))
    #expect(run.output.contains("1,000 trials, seed 20240101"))
    #expect(run.errors.contains("1,000 trials in"))
    #expect(run.output.split(separator: "\n").filter { $0.count > 120 }.isEmpty)
  }

  @Test("The JSON contract of simulate")
  func simulateJSON() throws {
    let run = try Program.run(
      "simulate", scenario, "--trials", "1000", "--format", "json", "--quiet")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "copse.simulation/1")
    for key in ["version", "scenario", "semantics", "currency"] {
      #expect(document[key] is String, "\(key)")
    }
    #expect(document["trials"] as? Int == 1000)
    #expect((document["model"] as? [String: Any])?["digest"] is String)
    let threats = try #require(document["threats"] as? [[String: Any]])
    #expect(threats.count == 18)
    for (index, threat) in threats.enumerated() {
      #expect(threat["rank"] as? Int == index + 1)
      let vulnerability = try #require(threat["vulnerability"] as? [String: Double])
      #expect(Set(vulnerability.keys) == ["mean", "standardError", "p05", "p50", "p95"])
      #expect(vulnerability.values.allSatisfy { (0...1).contains($0) })
      let matrix = try #require(threat["matrix"] as? [String: Any])
      let shares = try #require(matrix["shares"] as? [String: Double])
      #expect(abs(shares.values.reduce(0, +) - 1) < 1e-9)
    }
    let portfolio = try #require(document["portfolio"] as? [String: Any])
    let exceedance = try #require(portfolio["exceedance"] as? [[Double]])
    #expect(exceedance.allSatisfy { $0.count == 2 })
  }

  @Test("Two runs and any number of threads print the same bytes")
  func sameBytes() throws {
    let runs = try ["1", "2", "2"].map { threads in
      try Program.run(
        "simulate", "Scenarios/plan-payments.yaml", "--trials", "3000", "--threads", threads,
        "--format", "json", "--quiet"
      ).output
    }
    #expect(runs[0] == runs[1] && runs[1] == runs[2])
    #expect(runs[0].count > 1000)
  }

  @Test("Every command prints every format", arguments: ["simulate", "rank", "matrix"])
  func formats(command: String) throws {
    for format in ["table", "json", "csv", "markdown"] {
      let run = try Program.run(
        command, scenario, "--trials", "500", "--format", format, "--quiet")
      #expect(run.status == 0, "\(format)")
      #expect(!run.output.isEmpty, "\(format)")
    }
  }

  @Test("Results can go to a file, which appears whole")
  func outputFile() throws {
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("risk.json")
      let run = try Program.run(
        "simulate", scenario, "--trials", "500", "--format", "json", "--output", file.path, "-q")
      #expect(run.status == 0)
      #expect(run.output.isEmpty)
      #expect(try String(contentsOf: file, encoding: .utf8).hasSuffix("}\n"))
      let missing = folder.appendingPathComponent("nowhere/risk.json").path
      let failed = try Program.run("simulate", scenario, "--trials", "500", "-q", "-o", missing)
      #expect(failed.status == 2)
      #expect(failed.errors.contains("cannot write"))
    }
  }

  @Test("A run that stops after few years says on how many its quantiles rest")
  func fewYears() throws {
    let few = try Program.run("simulate", "Scenarios/current.yaml", "--until", "ale 5%", "--quiet")
    #expect(few.output.contains("counted from these 256 years only"))
    // So few cannot bound P99 from above.
    let sure = try #require(few.output.split(separator: "\n").first { $0.hasPrefix("95% sure:") })
    #expect(sure.contains(" or more, mean of the worst 5%"))
    let many = try Program.run(
      "simulate", "Scenarios/current.yaml", "--until", "ale 0.0001%", "--max-trials", "20000",
      "--quiet")
    #expect(!many.output.contains("years only"))
  }

  @Test("That quantiles are counted beside those by transform is said once")
  func countedQuantiles() throws {
    func text(_ trials: String) throws -> [Substring] {
      try Program.run(
        "simulate", "Scenarios/current.yaml", "--until", "var95 0.0001%", "--max-trials", trials,
        "--quiet"
      ).output.split(separator: "\n")
    }
    let few = try text("512")
    let many = try text("10000")
    #expect(few.count { $0.contains("By transform of the year's law") } == 1)
    #expect(few.count { $0.contains("P95 and P99 are counted") } == 1)
    #expect(many.count { $0.hasSuffix("The table's P95 and P99 are counted.") } == 1)
    #expect(!many.contains { $0.contains("years only") })
  }

  @Test("A full disk is told and ends with 2")
  func fullDisk() throws {
    let run = try Program.run(
      ["exact", "Scenarios/current.yaml", "--no-attacks"], output: URL(fileURLWithPath: "/dev/full")
    )
    #expect(run.status == 2)
    #expect(run.errors == "copse: cannot write to standard output: No space left on device\n")
  }

  @Test("A gate that fails ends with 1, one that passes with 0")
  func gates() throws {
    let arguments = ["simulate", scenario, "--trials", "500", "-q", "--fail-if"]
    func status(_ condition: String) throws -> Int32 {
      try Program.run(
        arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5],
        condition
      ).status
    }
    #expect(try status("ale > 1") == 1)
    #expect(try status("ale > 1bn") == 0)
    #expect(try status("risk >= Medium") == 1)
    #expect(try status("risk >= Enormous") == 2)
    #expect(try status("nonsense") == 2)
  }

  @Test("Wrong usage ends with 2 and says what is right")
  func usage() throws {
    #expect(try Program.run("simulate").status == 2)
    let misspelt = try Program.run("simulat")
    #expect(misspelt.status == 2)
    #expect(misspelt.errors.contains("no command 'simulat' (did you mean 'simulate'?)"))
    #expect(try Program.run("simulate", scenario, "--trials", "0").status == 2)
    #expect(try Program.run("simulate", scenario, "--format", "xml").status == 2)
    let help = try Program.run("simulate", "--help")
    #expect(help.status == 0)
    #expect(help.output.contains("Example: copse simulate"))
  }

  @Test("A model with errors ends with 3 and tells each with its place")
  func modelErrors() throws {
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("bad.yaml")
      let text = """
        threat: t
        stride: spoofing
        attempts: 2
        loss: 5 EUR
        tree:
          goal:
            any:
              - a: {probabilty: 0.1}
              - b: {probability: -0.1}
              - goal
        """
      try text.write(to: file, atomically: true, encoding: .utf8)
      let run = try Program.run("check", file.path, "--plain")
      #expect(run.status == 3)
      #expect(run.errors.contains("bad.yaml:4:7: error: '5 EUR' is not a number"))
      #expect(run.errors.contains("bad.yaml:8:13: error: a step has no key 'probabilty'"))
      #expect(run.errors.contains("did you mean 'probability'?"))
      #expect(run.errors.contains("bad.yaml:9:26: error: step.b.probability"))
      #expect(
        run.errors.contains("bad.yaml:10:9: error: a node is its own descendant: goal > goal"))
    }
    let missing = try Program.run("simulate", "nowhere.yaml")
    #expect(missing.status == 3)
    #expect(missing.errors.contains("there is no file or folder 'nowhere.yaml'"))
  }

  @Test(
    "An analysis of nothing ends with 3 and says what is missing",
    arguments: ["exact", "explain", "sample", "export --to adtool", "dot", "render"])
  func nothing(_ command: String) throws {
    try Program.withFolder { folder in
      let parts = folder.appendingPathComponent("parts.yaml")
      try "nodes: {door: 0.1}\n"
        .write(to: parts, atomically: true, encoding: .utf8)
      let blank = folder.appendingPathComponent("blank.xml")
      try "\n".write(to: blank, atomically: true, encoding: .utf8)
      let isDrawing = ["dot", "render"].contains(command)
      for file in [parts, blank] {
        let words = command.split(separator: " ").map(String.init)
        let run = try Program.run(words.prefix(1) + [file.path] + words.dropFirst())
        #expect(run.status == 3 && run.output.isEmpty)
        #expect(
          run.errors.contains(
            isDrawing ? "nothing to draw" : "\(file.path):1:1: error: the model has no goal"))
        #expect(run.errors.contains("[empty-file]") == (file == blank))
      }
    }
  }

  @Test("init writes a model that simulates, and overwrites nothing")
  func initialise() throws {
    try Program.withFolder { folder in
      let path = folder.appendingPathComponent("shop").path
      #expect(try Program.run("init", path).status == 0)
      #expect(try Program.run("check", path, "--strict").status == 0)
      let run = try Program.run("simulate", path + "/Scenarios/today.yaml", "--trials", "500", "-q")
      #expect(run.status == 0)
      #expect(run.output.contains("A burglar opens the office safe"))
      let again = try Program.run("init", path)
      #expect(again.status == 2)
      #expect(again.errors.contains("exists"))
    }
  }

  @Test("dot draws trees, scenarios, models and the system; an unknown name gets a suggestion")
  func dot() throws {
    for arguments in [
      ["customer-impersonation"], [scenario, "--tree", "card-data-exposure", "--controls"],
      [scenario], ["Trees", "--system"], ["Trees", "--tree", "compromise-system"],
    ] {
      let run = try Program.run(
        "dot", arguments[0], arguments.count > 1 ? arguments[1] : "--legend",
        arguments.count > 2 ? arguments[2] : "--legend")
      #expect(run.status == 0, "\(arguments): \(run.errors)")
      #expect(run.output.hasPrefix("digraph "))
    }
    let unknown = try Program.run("dot", "customer-impersonatoin")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean 'customer-impersonation'?"))
  }

  @Test("SecureShop is complete and without findings")
  func secureShop() throws {
    let run = try Program.run(
      "check", "Trees", "Scenarios", "--strict", "--laws", "--as-of", "2024-05-01")
    #expect(run.status == 0)
    #expect(run.output.contains("laws compared with GSL, largest relative difference"))
    #expect(run.errors.isEmpty)
    #expect(run.output.hasPrefix("SecureShop: 18 threats"))
  }

  @Test("Every word of the matrix occurs in some scenario of SecureShop")
  func matrixWords() throws {
    var words: Set<String> = []
    for name in ["uncontrolled", "committed"] {
      let run = try Program.run(
        "simulate", "Scenarios/\(name).yaml", "--trials", "1000", "--format", "csv", "-q")
      for word in ["Low", "Medium", "High", "Critical"] where run.output.contains(",\(word),0.") {
        words.insert(word)
      }
    }
    #expect(words == ["Low", "Medium", "High", "Critical"])
  }

  @Test("exact analyses a threat by name, and prints the contract's JSON")
  func exact() throws {
    let table = try Program.run("exact", scenario, "--goal", "card-data-exposure", "--plain")
    #expect(table.status == 0)
    #expect(table.output.contains("minimal attacks, if no defence holds."))
    let json = try Program.run(
      "exact", "Trees", "--format", "json", "--top", "2", "--front", "cost,probability")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "copse.exact/1")
    let goals = try #require(document["goals"] as? [[String: Any]])
    #expect(goals.count == 19)
    for goal in goals {
      let probability = try #require(goal["probability"] as? Double)
      #expect(probability > 0 && probability < 1)
      let attacks = try #require(goal["minimalAttacks"] as? [String: Any])
      #expect((attacks["count"] as? Int ?? 0) >= 2)
      #expect((attacks["list"] as? [Any])?.count == 2)
    }
    let unknown = try Program.run("exact", "Trees", "--goal", "card-data-exposre")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean 'card-data-exposure'?"))
  }

  @Test("exact and explain read Open-PSA fault trees; a cut-off tells what it loses")
  func faultTree() throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString).xml")
    defer { try? FileManager.default.removeItem(at: file) }
    // R = (a|b) & ((d&c)|b) & c; probability 0.148, minimal attacks {a,c,d} and {b,c}.
    try Data(
      """
      <?xml version="1.0"?>
      <opsa-mef name="R"><define-fault-tree name="R">
      <define-gate name="R"><and><or><basic-event name="a"/><basic-event name="b"/></or>
      <gate name="dcb"/><basic-event name="c"/></and></define-gate>
      <define-gate name="dcb"><or><and><basic-event name="d"/><basic-event name="c"/></and>
      <basic-event name="b"/></or></define-gate></define-fault-tree><model-data>
      <define-basic-event name="a"><float value="0.3"/></define-basic-event>
      <define-basic-event name="b"><float value="0.2"/></define-basic-event>
      <define-basic-event name="c"><float value="0.5"/></define-basic-event>
      <define-basic-event name="d"><float value="0.4"/></define-basic-event>
      </model-data></opsa-mef>
      """.utf8
    ).write(to: file)
    let run = try Program.run(
      "exact", file.path, "--format", "json", "--importance", "--max-order", "2")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let goal = try #require((document["goals"] as? [[String: Any]])?.first)
    #expect(goal["name"] as? String == "R")
    #expect(abs((goal["probability"] as? Double ?? 0) - 0.148) < 1e-15)
    #expect((goal["importance"] as? [[String: Any]])?.count == 4)
    let attacks = try #require(goal["minimalAttacks"] as? [String: Any])
    #expect(attacks["count"] as? Int == 2)
    let truncation = try #require(attacks["truncation"] as? [String: Any])
    #expect(truncation["kept"] as? Int == 1 && truncation["dropped"] as? Int == 1)
    #expect(abs((truncation["error"] as? Double ?? 0) - 0.06) < 1e-15)
    let words = try Program.run("explain", file.path, "--plain")
    #expect(words.status == 0)
    #expect(words.output.contains("No step reaches the goal alone."))
    #expect(words.output.contains("would say 7.92%, 0.535 times as much."))
  }

  @Test("exact on the SecureShop: uncertainty and time come with it, bad options end with 2")
  func exactOptions() throws {
    let run = try Program.run(
      "exact", scenario, "--goal", "price-manipulation", "--format", "json", "--uncertainty",
      "2000", "--time", "parallel", "--trials", "20000", "--front", "cost,time,detection")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let goal = try #require((document["goals"] as? [[String: Any]])?.first)
    let uncertainty = try #require(goal["uncertainty"] as? [String: Any])
    let spread = try #require(uncertainty["probability"] as? [String: Double])
    #expect((spread["p05"] ?? 1) < (spread["p95"] ?? 0))
    let hours = try #require((goal["time"] as? [String: Any])?["hours"] as? [String: Double])
    #expect((hours["p05"] ?? 0) > 0 && (hours["p05"] ?? 1) <= (hours["p95"] ?? 0))
    let front = try #require(goal["front"] as? [[String: Any]])
    #expect(front.allSatisfy { Set($0.keys) == ["steps", "cost", "time", "detection"] })
    #expect(!front.isEmpty && (goal["controls"] as? [Any])?.isEmpty == false)
    for options in [
      ["--front", "cost"], ["--cutoff", "2"], ["--cutoff", "0.1", "--max-order", "2"],
    ] {
      #expect(try Program.run(["exact", scenario] + options).status == 2)
    }
  }
}
