// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// A risk report as one self-contained page: no network, no server, the same bytes for the same report.
///
/// Its policy forbids every request; the only script that runs is the one whose digest the policy names.
public struct RiskReportPage {
  private let report: RiskReport

  /// Makes the page of a report.
  public init(_ report: RiskReport) {
    self.report = report
  }

  /// The questions of the guide, with the identifiers of their sections.
  private static let questions: [(identifier: String, title: String, parts: [(String, String)])] = [
    (
      "building", "What are we building?",
      [("diagram", "Diagram"), ("components", "Components"), ("flows", "Flows")]
    ),
    (
      "wrong", "What can go wrong?",
      [
        ("exceedance", "Bad years"), ("ranking", "Ranking"), ("matrix", "Risk matrix"),
        ("stride", "STRIDE"), ("trees", "Trees"),
      ]
    ),
    (
      "response", "What do we do about it?",
      [
        ("what-if", "What if?"), ("controls", "Controls"), ("plans", "Plans"),
        ("optimum", "What money buys"), ("register", "Register"),
      ]
    ),
    (
      "quality", "Did we do a decent job?",
      [
        ("findings", "In short"), ("numbers", "Numbers"), ("sensitivity", "Sensitivity"),
        ("reviews", "Reviews"),
        ("agreement", "Exact and simulated"), ("convergence", "Convergence"),
        ("method", "Method"),
      ]
    ),
  ]

  /// The page.
  public var text: String {
    let sections: [HTML] = [
      SystemSection(report: report).html, ThreatSection(report: report).html,
      PlanSection(report: report).html, QualitySection(report: report).html,
    ]
    let main = zip(Self.questions, sections).enumerated().html { index, pair in
      section(index + 1, pair.0.identifier, pair.0.title, pair.1)
    }
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(raw: PageAssets.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="copse \(ProgramVersion.current)">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(report.title) – risk report</title>
      <style>\(HTML(trusted: PageAssets.style))</style>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the report</a>
      \(navigation(of: main))
      <main id="main" tabindex="-1">
      \(SummarySection(report: report).html)\(main)\
      <footer><p>\(ReportHeading.run(report.result)) As of \(report.asOf.description).</p></footer>
      </main>
      <div id="hint" role="tooltip" hidden></div>
      <script>\(HTML(trusted: PageAssets.script))</script>
      </body>
      </html>

      """
    return page.text
  }

  private func section(_ number: Int, _ identifier: String, _ title: String, _ body: HTML) -> HTML {
    """
    <section class="question" id="\(identifier)" aria-labelledby="\(identifier)-h">
    <h2 id="\(identifier)-h"><span class="number">\(number)</span> \(title)</h2>
    \(body)</section>

    """
  }

  /// Links to all parts that the page has.
  private func navigation(of main: HTML) -> HTML {
    let questions = Self.questions.enumerated().html { index, question in
      let parts = question.parts.filter { main.text.contains(" id=\"\($0.0)\"") }
      return """
        <li><a href="#\(question.identifier)"><span class="number">\(index + 1)</span> \
        \(question.title)</a>
        <ul>\(parts.html { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" })</ul></li>

        """
    }
    return """
      <nav aria-label="Parts of the report">
      <p class="brand">copse</p>
      <ol><li><a href="#summary">Summary</a></li>
      \(questions)</ol>
      <button type="button" id="theme" hidden>Dark or light</button>
      </nav>
      """
  }
}
