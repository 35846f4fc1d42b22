// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// Controls as switches, and the expected figures that a script computes from them.
struct WhatIfSection {
  let report: RiskReport
  let whatIf: WhatIf

  private var currency: String { report.result.currency }

  /// The markup; without a script it shows the scenario's own figures.
  var html: HTML {
    let start = whatIf.figures(switchedOn: Set(whatIf.switches.filter(\.isOn).map(\.control)))
    return PageParts.part(
      "what-if", "What if? Switch controls",
      lead: "Expected figures over \(whatIf.draws) \(Self.words(whatIf.sampling)) parameter draws, "
        + "computed here in the page by the expressions that the simulation uses. Errors are what as many "
        + "independent draws would have; these usually have less.",
      """
      <noscript><p class="empty">Switching needs scripts; the figures shown are those of the \
      scenario.</p></noscript>
      <div class="what-if">
      <fieldset><legend>Controls</legend>
      <p class="buttons"><button type="button" data-set="scenario">As in the scenario</button>\
      <button type="button" data-set="all">All on</button>\
      <button type="button" data-set="none">All off</button>\(optimumButton)</p>
      \(whatIf.switches.indices.html { control($0) })\(whatIf.fixed.html { fixed($0) })</fieldset>
      <div class="outcome">
      <dl class="cards" aria-live="polite">
      \(card("Expected annual loss", "ale", start.ale, "± \(NumberFormat.short(1.96 * start.standardError)) (95 %, at most)", "ale-error"))\
      \(card("Saves against the scenario", "saved", 0, "± 0", "saved-error"))\
      \(card("Controls cost a year", "cost", start.cost, "the scenario: \(NumberFormat.short(start.cost))", "cost-note"))\
      \(card("Net benefit", "net", 0, "better in 0% of draws", "better"))\
      </dl>
      <p class="remark">The full run of \(NumberFormat.grouped(report.result.trials)) trials says \
      <strong>\(NumberFormat.short(report.result.portfolio.ale.mean)) \
      ± \(NumberFormat.short(report.result.portfolio.ale.margin)) \(currency)</strong> for the \
      scenario. This command compares what is switched here with the scenario over the same draws, and gives \
      the same digits; without its trials and sampling it runs all trials, and differs by the sampling error:</p>
      <p class="command"><code id="what-if-command">copse compare SCENARIO --trials \(whatIf.draws) \
      --seed \(raw: String(whatIf.seed)) --sampling \(whatIf.sampling.rawValue)</code></p>
      \(threats(start))</div>
      </div>
      <script type="application/json" id="what-if-data">\(HTML(trusted: data))</script>

      """)
  }

  private static func words(_ sampling: SamplingScheme) -> String {
    switch sampling {
    case .quasi: "quasi-random"
    case .plain, .auto: "random"
    case .antithetic: "antithetic"
    case .latinHypercube: "Latin hypercube"
    }
  }

  private var optimumButton: HTML? {
    guard let best = report.optimization?.plans.first, !best.controls.isEmpty else { return nil }
    return """
      <button type="button" data-set="optimum" data-controls="\(best.controls.joined(separator: " "))">\
      Optimum</button>
      """
  }

  private func control(_ index: Int) -> HTML {
    let entry = whatIf.switches[index]
    let control = report.model.controls[entry.control]
    let checked: HTML? = entry.isOn ? " checked" : nil
    let cost = report.controls.first { $0.control.name == entry.control }?.cost
    return """
      <label class="switch"><input type="checkbox" data-switch="\(index)"\(checked)> \
      <span class="name"><bdi>\(control?.label ?? entry.control)</bdi></span> \
      <span class="fine">\(cost.map { NumberFormat.short($0) } ?? "no cost given")</span></label>

      """
  }

  private func fixed(_ fixed: WhatIf.Fixed) -> HTML {
    let checked: HTML? = fixed.isOn ? " checked" : nil
    return """
      <label class="switch fixed"><input type="checkbox" disabled\(checked)> \
      <span class="name"><bdi>\(report.label(ofControl: fixed.control))</bdi></span> \
      <span class="fine">not here: \(fixed.reason)</span></label>

      """
  }

  private func card(
    _ name: String, _ identifier: String, _ value: Double, _ note: String, _ noteName: String
  ) -> HTML {
    """
    <div class="card"><dt>\(name)</dt><dd class="figure" id="what-if-\(identifier)" \
    data-value="\(value.description)">\(NumberFormat.short(value)) \(currency)</dd>\
    <dd class="note" id="what-if-\(noteName)">\(note)</dd></div>

    """
  }

  private func threats(_ start: WhatIf.Figures) -> HTML {
    typealias Row = (index: Int, name: String, loss: Double)
    let rows: [Row] = whatIf.threats.indices.map {
      ($0, whatIf.threats[$0].name, start.threats[$0])
    }
    return PageTable<Row>(
      caption: "Expected loss of each threat over these draws, \(currency) a year",
      columns: [
        .markup("Threat") {
          PageParts.link(threat: $0.name, report.model.threats[$0.name]?.label ?? $0.name)
        },
        .number("Scenario", { $0.loss }) { NumberFormat.short($0) },
        .figure("Switched", { $0.loss }) { row in
          "<span data-threat=\"\(row.index)\" data-value=\"\(row.loss.description)\">\(NumberFormat.short(row.loss))</span>"
        },
        .number("Full run", { row in full(row.name) }) { NumberFormat.short($0) },
      ], rows: rows.sorted { $0.loss > $1.loss }, identifier: "what-if-threats"
    ).html
  }

  private func full(_ name: String) -> Double {
    report.result.threats.first { $0.name == name }?.ale.mean ?? .nan
  }

  private var data: String { WhatIfData(whatIf, currency: currency).text }
}
