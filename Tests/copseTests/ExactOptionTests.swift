// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("Options of exact")
struct ExactOptionTests {
  private func goal(_ arguments: String...) throws -> [String: Any] {
    let run = try Program.run(["exact", "--format", "json"] + arguments)
    #expect(run.status == 0, "\(run.errors)")
    let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let goals = try #require((document as? [String: Any])?["goals"] as? [[String: Any]])
    return try #require(goals.first)
  }

  @Test("--goal takes any node, though no tree uses it")
  func namedNode() throws {
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("parts.yaml")
      let text = "nodes: {entry: {any: [door, window]}, door: 0.1, window: 0.2}\n"
      try text.write(to: file, atomically: true, encoding: .utf8)
      let found = try #require(try goal(file.path, "--goal", "entry")["probability"] as? Double)
      #expect(abs(found - 0.28) < 1e-12)  // 1 - 0.9 * 0.8
    }
  }

  @Test("--mission-time is the time at which rates become probabilities, as for import")
  func missionTime() throws {
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("pump.dft")
      try "toplevel \"out\"; \"out\" and \"a\" \"b\"; \"a\" lambda=1e-3; \"b\" prob=0.5;"
        .write(to: file, atomically: true, encoding: .utf8)
      for (hours, expected) in [("1000", 0.31606027941427883), ("10", 0.004975083125415947)] {
        // (1 - exp(-0.001 h)) / 2
        let found = try goal(file.path, "--mission-time", hours)["probability"] as? Double ?? .nan
        #expect(abs(found - expected) < 1e-12 * expected)
      }
      let refused = try Program.run("exact", file.path, "--mission-time", "-1")
      #expect(refused.status == 2)
    }
  }

  @Test("--prime-implicants says what must not happen, minimal attacks say of what they are")
  func primeImplicants() throws {
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("choice.xml")
      try """
      <opsa-mef><define-fault-tree name="f">
      <define-gate name="top"><or>
        <and><basic-event name="a"/><basic-event name="b"/></and>
        <and><not><basic-event name="a"/></not><basic-event name="c"/></and>
      </or></define-gate></define-fault-tree><model-data>
      <define-basic-event name="a"><float value="0.1"/></define-basic-event>
      <define-basic-event name="b"><float value="0.2"/></define-basic-event>
      <define-basic-event name="c"><float value="0.3"/></define-basic-event>
      </model-data></opsa-mef>
      """.write(to: file, atomically: true, encoding: .utf8)
      let goal = try goal(file.path, "--prime-implicants")
      #expect(abs((goal["probability"] as? Double ?? .nan) - 0.29) < 1e-12)
      let attacks = try #require(goal["minimalAttacks"] as? [String: Any])
      #expect(attacks["of"] as? String == "coherentHull" && attacks["count"] as? Int == 2)
      let primes = try #require(goal["primeImplicants"] as? [String: Any])
      #expect(primes["count"] as? Int == 3)
      let first = try #require((primes["list"] as? [[String: Any]])?.first)
      #expect(first["steps"] as? [String] == ["c"] && first["not"] as? [String] == ["a"])
      let table = try Program.run("exact", file.path, "--prime-implicants", "--plain")
      #expect(table.output.contains("2 minimal attacks of the tree's coherent hull"))
      #expect(table.output.contains("c, not a"))
    }
  }

  @Test("--uncertainty gives the importance of steps its intervals, in the table too")
  func importanceIntervals() throws {
    let run = try Program.run(
      "exact", "Trees", "--goal", "buy-below-price", "--uncertainty", "500", "--no-attacks",
      "--plain")
    #expect(run.status == 0 && run.output.contains("Birnbaum") && run.output.contains("90%"))
    #expect(run.output.contains(" to "))
  }

  @Test("What does not fit under --node-limit is told, and the bounds stand")
  func nodeLimit() throws {
    try Program.withFolder { folder in
      let file = folder.appendingPathComponent("tangle.xml")
      try Self.tangle.write(to: file, atomically: true, encoding: .utf8)
      let run = try Program.run(
        "exact", file.path, "--node-limit", "1000", "--uncertainty", "100", "--format", "json",
        "--no-attacks")
      #expect(run.status == 0)
      #expect(run.errors.contains("no --uncertainty for 'top'"))
      #expect(run.output.contains("\"bounds\""))
      let goal = try goal(file.path, "--node-limit", "1000", "--top", "3")
      let bounds = try #require(goal["bounds"] as? [Double])
      #expect(bounds[0] > 0 && bounds[0] < bounds[1] && bounds[1] < 0.01)
      let attacks = try #require(goal["minimalAttacks"] as? [String: Any])
      // The truncated families dropped nothing, so that all are known though no diagram fits.
      #expect(attacks["partial"] == nil && (attacks["count"] as? Int ?? 0) > 20)
      #expect((attacks["list"] as? [[String: Any]])?.count == 3)
    }
  }

  /// Random triples over 40 events: no order of variables gives a small diagram.
  private static var tangle: String {
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var text = "<opsa-mef><define-fault-tree name=\"f\"><define-gate name=\"top\"><or>"
    for _ in 0..<60 {
      text += "<and>"
      for event in Set((0..<3).map { _ in next(40) }).sorted() {
        text += "<basic-event name=\"e\(event)\"/>"
      }
      text += "<basic-event name=\"e\(40 + next(4))\"/></and>"
    }
    text += "</or></define-gate></define-fault-tree><model-data>"
    for event in 0..<44 {
      text += "<define-basic-event name=\"e\(event)\"><float value=\"0.05\"/></define-basic-event>"
    }
    return text + "</model-data></opsa-mef>"
  }
}
