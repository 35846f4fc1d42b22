// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("register, stride and expired reviews on the command line")
struct RegisterTests {
  private func json(_ arguments: String...) throws -> [String: Any] {
    let run = try Program.run(arguments)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test(
    "The register: threats by rank, the guide's four responses, residual risk with its interval")
  func register() throws {
    let document = try json(
      "register", "Scenarios/current.yaml", "--trials", "2000", "--format", "json", "--quiet",
      "--as-of", "2024-05-31")
    #expect(document["schema"] as? String == "copse.register/1")
    #expect(document["asOf"] as? String == "2024-05-31")
    let entries = try #require(document["entries"] as? [[String: Any]])
    #expect(entries.count == 19)
    #expect(Set(entries.compactMap { $0["response"] as? String }).count == 4)
    for entry in entries {
      #expect(entry["owner"] is String)
      guard entry["threat"] is String else { continue }
      let residual = try #require(entry["residual"] as? [String: Any])
      let interval = try #require(residual["expectedLoss"] as? [String: Double])
      let (low, high) = (try #require(interval["p05"]), try #require(interval["p95"]))
      #expect(low < high)
    }
    let hotlinking = try #require(entries.first { $0["threat"] is NSNull })
    #expect(hotlinking["title"] as? String == "Product image hotlinking")
    #expect(hotlinking["acceptedBy"] as? String == "Security Team")
    #expect(hotlinking["reviewOn"] as? String == "2024-06-01")
    #expect(hotlinking["status"] as? String == "accepted")
    #expect(hotlinking["residual"] is NSNull)
  }

  @Test("An acceptance expires the day after its review was due, and check says where it stands")
  func expiry() throws {
    func run(_ day: String) throws -> Program.Run {
      try Program.run("check", "Trees", "--as-of", day, "--plain")
    }
    let before = try run("2024-06-01")
    #expect(before.status == 0 && before.errors.isEmpty)
    let after = try run("2024-06-02")
    #expect(after.status == 0)
    #expect(
      after.errors.contains(
        "the acceptance of the risk 'Product image hotlinking' by Security Team expired: it was to be "
          + "reviewed on 2024-06-01"))
    #expect(
      after.errors.contains("Trees/responses.yaml:")
        && after.errors.contains("[expired-acceptance]"))
    #expect(after.errors.contains("1 warning"))
    let strict = try Program.run("check", "Trees", "--as-of", "2024-06-02", "--strict")
    #expect(strict.status == 3)
    let wrong = try Program.run("check", "Trees", "--as-of", "2024-02-30")
    #expect(wrong.status == 2 && wrong.errors.contains("is no date"))
  }

  @Test("The register as CSV has no formulas and keeps its numbers; twice the same bytes")
  func csv() throws {
    let arguments = [
      "register", "Scenarios/plan-payments.yaml", "--trials", "1000", "--format", "csv", "--quiet",
      "--as-of", "2025-01-01",
    ]
    let run = try Program.run(arguments)
    #expect(run.status == 0)
    #expect(try Program.run(arguments).output == run.output)
    let lines = run.output.split(separator: "\r\n")
    #expect(lines.count == 20)
    let headings = lines[0].split(separator: ",").map(String.init)
    let gross = try #require(headings.firstIndex(of: "gross_ale_mean"))
    let net = try #require(headings.firstIndex(of: "ale_mean"))
    let cards = try #require(lines.first { $0.hasPrefix("card-data-exposure,") })
      .split(separator: ",", omittingEmptySubsequences: false)
    let values = try #require(Double(cards[gross]).map { ($0, Double(cards[net]) ?? .nan) })
    #expect(values.0 > values.1 && values.1 > 0)
  }

  @Test("The STRIDE matrix: the guide's six rows first, then every component, then gaps by kind")
  func stride() throws {
    let document = try json("stride", "Trees", "--format", "json", "--as-of", "2024-05-01")
    #expect(document["schema"] as? String == "copse.stride/1")
    let rows = try #require(document["rows"] as? [[String: Any]])
    let guide = rows.prefix(6).map { row in
      ["componentTitle", "threatTitle", "status"].map { row[$0] as? String ?? "" }
    }
    #expect(guide[0] == ["Web Frontend", "XSS Attack", "implemented"])
    #expect(guide[1] == ["Web Frontend", "CSRF", "in-progress"])
    #expect(guide[5] == ["Database", "Data Leakage", "in-progress"])
    #expect(rows[6]["origin"] as? String == "threat")
    let coverage = try #require(document["coverage"] as? [[String: Any]])
    #expect(coverage.count == 28)
    let applicable = [
      "external-entity": 2, "data-store": 3, "process": 6,
    ]
    for component in coverage {
      let kind = try #require(component["kind"] as? String)
      let gaps = try #require(component["gaps"] as? [String])
      #expect(gaps.count <= applicable[kind] ?? 0)
      if kind == "external-entity" { #expect(Set(gaps).isSubset(of: ["spoofing", "repudiation"])) }
    }
    let table = try Program.run("stride", "Trees", "--plain")
    #expect(table.status == 0 && table.output.contains("Web Frontend"))
    let failing = try Program.run("stride", "Trees", "--fail-on-gaps", "--output", "/dev/null")
    #expect(failing.status == 1 || failing.status == 2)
  }

  @Test("A chart of losses has a gross and a net line where a transfer is active, and only there")
  func grossCurve() throws {
    func curves(_ scenario: String) throws -> Set<String> {
      let run = try Program.run(
        "chart", "Scenarios/\(scenario).yaml", "--kind", "exceedance", "--format", "csv",
        "--trials", "2000", "--quiet")
      return Set(
        run.output.split(separator: "\r\n").dropFirst().map {
          String($0.prefix { $0 != "," })
        })
    }
    #expect(try curves("plan-payments") == ["annual", "gross", "largest-event"])
    #expect(try curves("current") == ["annual", "largest-event"])
    let svg = try Program.run(
      "chart", "Scenarios/plan-payments.yaml", "--kind", "exceedance", "--trials", "2000", "--quiet"
    )
    #expect(svg.output.contains("class=\"gross\"") && svg.output.contains("before transfers"))
  }
}
