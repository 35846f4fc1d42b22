// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

/// The page as a program's output; `.ci/check-report` drives it in a browser.
@Suite("copse report")
struct ReportTests {
  private static let hostile = "Tests/copseTests/Fixtures/hostile/scenario.yaml"
  private static let settings = ["--trials", "600", "--as-of", "2024-07-01", "--quiet"]

  private func report(_ arguments: String..., scenario: String = hostile) throws -> Program.Run {
    try Program.run(["report", scenario] + Self.settings + arguments)
  }

  @Test("Two runs, and any number of threads, give the same bytes")
  func stable() throws {
    let first = try report("--threads", "1")
    #expect(first.status == 0, "\(first.errors)")
    #expect(try report("--threads", "3").output == first.output)
  }

  @Test("Labels are text everywhere: no element of theirs, no way out of the data")
  func hostileLabels() throws {
    let page = try report().output
    #expect(!page.contains("<img") && !page.contains("<b>") && !page.contains("alert(2)</script"))
    // The data of live figures, and the script that the policy names.
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(page.components(separatedBy: "</script>").count == 3)
    #expect(page.contains("&lt;img src=x onerror=alert(1)&gt;") && page.contains("😀 שלום"))
  }

  @Test("The page asks for nothing: no address but those of namespaces")
  func selfContained() throws {
    let page = try report().output
    #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
    for word in ["src=\"http", "href=\"http", "@import", "url(http", "fetch("] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test("The page answers the four questions, and every link within it leads somewhere")
  func links() throws {
    let page = try report().output
    for question in [
      "What are we building?", "What can go wrong?", "What do we do about it?",
      "Did we do a decent job?",
    ] { #expect(page.contains(question)) }
    var identifiers: Set<Substring> = []
    for piece in page.components(separatedBy: " id=\"").dropFirst() {
      let name = piece.prefix { $0 != "\"" }
      #expect(identifiers.insert(Substring(String(name))).inserted, "\(name) twice")
    }
    for piece in page.components(separatedBy: "href=\"#").dropFirst() {
      #expect(identifiers.contains(Substring(String(piece.prefix { $0 != "\"" }))))
    }
  }

  @Test("Reviews are judged on the day that is asked for")
  func reviews() throws {
    let run = try Program.run([
      "report", Self.hostile, "--trials", "600", "--as-of", "2024-05-31", "--quiet", "--format",
      "json",
    ])
    #expect(run.output.contains("\"expired\": false"))
    #expect(try report("--format", "json").output.contains("\"expired\": true"))
  }

  @Test("The data form holds what the page shows")
  func data() throws {
    let run = try report("--format", "json")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "copse.report/1")
    for key in ["system", "simulation", "threats", "controls", "responses", "quality", "whatIf"] {
      #expect(document[key] is [String: Any] || document[key] is [Any], "\(key)")
    }
  }

  @Test("What cannot be understood is said with what to write instead")
  func mistakes() throws {
    for (arguments, words) in [
      (["--as-of", "yesterday"], "write YYYY-MM-DD"), (["--budget", "much"], "write 250k"),
      (["--appetite", "5M"], "write LOSS@SHARE"),
    ] {
      let run = try Program.run(["report", Self.hostile] + arguments)
      #expect(run.status == 2 && run.errors.contains(words), "\(run.errors)")
    }
    let missing = try Program.run("report", "nowhere.yaml")
    #expect(missing.status == 3 && missing.errors.contains("nowhere.yaml"))
  }
}
