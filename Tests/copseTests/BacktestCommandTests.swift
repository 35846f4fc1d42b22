// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@Suite("copse backtest")
struct BacktestCommandTests {
  private func prediction(in folder: URL) throws -> String {
    let path = folder.appendingPathComponent("run.json").path
    let run = try Program.run(
      "simulate", "Scenarios/current.yaml", "--trials", "256", "--format", "json", "-q", "-o", path)
    #expect(run.status == 0, "\(run.errors)")
    return path
  }

  @Test("YAML and CSV outcomes give the same document, which keeps to its contract")
  func contract() throws {
    try Program.withFolder { folder in
      let prediction = try prediction(in: folder)
      let yaml = folder.appendingPathComponent("o.yaml")
      let csv = folder.appendingPathComponent("o.csv")
      try """
      outcomes:
        - {year: 2025, threat: customer-impersonation, events: 3, loss: 20k USD}
        - {year: 2025, threat: card-data-exposure, happened: false}
        - {year: 2025, loss: 90000}
      """.write(to: yaml, atomically: true, encoding: .utf8)
      try """
      year,threat,happened,events,loss
      2025,customer-impersonation,,3,20k USD
      2025,card-data-exposure,false,,
      2025,,,,90000
      """.write(to: csv, atomically: true, encoding: .utf8)
      let runs = try [yaml, csv].map {
        try Program.run("backtest", "2025=\(prediction)", $0.path, "--format", "json")
      }
      #expect(runs[0].output == runs[1].output && runs[0].status == 0, "\(runs[0].errors)")
      let document = try #require(
        try JSONSerialization.jsonObject(with: Data(runs[0].output.utf8)) as? [String: Any])
      #expect(document["schema"] as? String == "copse.backtest/1")
      #expect((document["pairs"] as? [Any])?.count == 3)
      #expect((document["events"] as? [String: Any])?["brier"] is Double)
      #expect((document["coverage"] as? [Any])?.count == 3)
    }
  }

  @Test("Hostile files end in findings with places, and in exit code 3")
  func hostile() throws {
    try Program.withFolder { folder in
      let prediction = try prediction(in: folder)
      let cases = [
        ("outcomes: [{year: x, events: 1}]", "o.yaml:1:", "invalid-number"),
        ("outcomes: [{year: 2025}]", "o.yaml:1:", "missing-key"),
        ("outcomes: [{year: 2025, loss: -1}]", "o.yaml:1:", "negative-range"),
        ("outcomes: [{year: 2025, los: 1}]", "o.yaml:1:", "did you mean 'loss'?"),
        ("outcomes: 3", "o.yaml:1:", "wrong-kind"), ("&a [*a]", "o.yaml:1:", "yaml-alias"),
        ("", "o.yaml:1:", "no-outcomes"),
      ]
      for (text, place, code) in cases {
        let file = folder.appendingPathComponent("o.yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let run = try Program.run("backtest", prediction, file.path)
        #expect(
          run.status == 3 && run.errors.contains(place) && run.errors.contains(code), "\(run)")
      }
      let csv = folder.appendingPathComponent("o.csv")
      try "year,loss\n2025\n".write(to: csv, atomically: true, encoding: .utf8)
      let short = try Program.run("backtest", prediction, csv.path)
      #expect(short.status == 3 && short.errors.contains("o.csv:2:1"))
      for text in ["{}", "[1]", "{\"schema\": \"copse.simulation/1\"}", "nonsense: [", ""] {
        let file = folder.appendingPathComponent("p.json")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let run = try Program.run("backtest", file.path, csv.path)
        #expect(run.status == 3 && run.errors.contains("p.json:"), "\(run.errors)")
      }
    }
  }
}
