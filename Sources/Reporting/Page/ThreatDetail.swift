// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import ExactAnalysis
import RiskSimulation

/// One threat with its tree, its dominating attacks and its steps.
struct ThreatDetail {
  let report: RiskReport
  let threat: ReportedThreat

  /// The most nodes of a tree that is drawn.
  private static let nodeLimit = 1_000

  private var name: String { threat.threat.name }

  /// The markup, folded until it is asked for.
  var html: HTML {
    let result = threat.result
    let currency = report.result.currency
    return """
      <details class="threat" id="threat-\(name)">
      <summary><span class="rank">\(result.rank)</span><h4><bdi>\(result.title)</bdi></h4>\
      <span class="sum">\(NumberFormat.short(result.ale.mean)) \(currency) a year</span>\
      \(PageParts.risk(result, report.result.matrix))</summary>
      <div class="body">
      \(figures)\(note)
      \(drawing)\(attacks)\(steps)</div></details>

      """
  }

  private var drawing: HTML {
    guard threat.nodes.count <= Self.nodeLimit else {
      return """
        <p class="empty">The tree has \(threat.nodes.count) nodes, too many to draw here: \
        see <code>copse dot</code>.</p>

        """
    }
    return """
      <div class="tools" hidden><button type="button" data-zoom="in">Zoom in</button>\
      <button type="button" data-zoom="out">Zoom out</button>\
      <button type="button" data-zoom="fit">Fit</button>\
      <button type="button" data-fold="all">Fold</button>\
      <button type="button" data-fold="none">Unfold</button></div>
      \(PageParts.figure(
        TreeDrawing(threat, identifier: "tree-\(name)").html, label: "Attack tree"))
      """
  }

  private var figures: HTML {
    let result = threat.result
    let targets = threat.threat.targets.map { report.label(ofComponent: $0) }
    let decisions = threat.responses.map(\.decision.rawValue)
    return """
      <dl class="facts"><div><dt>Category</dt><dd>\(result.stride.title)</dd></div>\
      <div><dt>Targets</dt><dd><bdi>\(targets.isEmpty ? "none named" : targets.joined(separator: ", "))</bdi></dd></div>\
      <div><dt>Vulnerability</dt><dd>\(NumberFormat.percent(result.vulnerability.mean)) per attempt</dd></div>\
      <div><dt>Loss events</dt><dd>\(NumberFormat.short(result.lossEventsPerYear.mean)) a year; any: \
      \(PageParts.years(result.probabilityOfAnyEvent))</dd></div>\
      <div><dt>Minimal attacks</dt><dd>\(threat.analysis.attackCount?.description ?? "too many to count")</dd></div>\
      <div><dt>Response</dt><dd>\(decisions.isEmpty ? "none" : decisions.joined(separator: ", "))</dd></div></dl>

      """
  }

  private var note: HTML? {
    threat.threat.note.map { "<p class=\"remark\"><bdi>\($0)</bdi></p>" }
  }

  private var attacks: HTML? {
    let analysis = threat.analysis
    guard !analysis.attacks.isEmpty else { return nil }
    let currency = report.result.currency
    return PageTable<(offset: Int, element: GoalAnalysis.Attack)>(
      caption: "Dominating attacks: the likeliest minimal sets of steps",
      columns: [
        .markup("Steps") { attack in
          PageParts.list(attack.element.steps.map { report.label(of: $0) })
        },
        .number("Probability", { $0.element.probability }) { NumberFormat.probability($0) },
        .number(
          "Share of the goal",
          { analysis.shares.indices.contains($0.offset) ? analysis.shares[$0.offset] : .nan }
        ) { NumberFormat.share($0) },
        .number("Cost to the attacker, \(currency)", { $0.element.cost }) {
          NumberFormat.short($0)
        },
      ], rows: Array(analysis.attacks.enumerated())
    ).html
  }

  private var steps: HTML {
    let currency = report.result.currency
    return PageTable<ReportedStep>(
      caption: "Steps by criticality, with the sources of their probabilities",
      columns: [
        .text("Step") { $0.step.title ?? $0.step.name },
        .number("Probability", { $0.probability }) { NumberFormat.probability($0) },
        .markup("Before controls, 5 to 95 %", key: { $0.range.lowerBound }) {
          "\(NumberFormat.percent($0.range.lowerBound)) to \(NumberFormat.percent($0.range.upperBound))"
        },
        .number("Criticality", { $0.criticality ?? .nan }) { NumberFormat.percent($0) },
        .number("Cost, \(currency)", { $0.cost ?? .nan }) { NumberFormat.short($0) },
        .markup("Source") { source($0) },
        .text("Controls in place") {
          $0.controls.map { report.label(ofControl: $0) }.joined(separator: ", ")
        },
      ], rows: threat.steps
    ).html
  }

  private func source(_ step: ReportedStep) -> HTML {
    let confidence = step.confidence?.rawValue ?? "unsaid"
    let words: HTML = step.source.map { "<bdi>\($0)</bdi> " } ?? ""
    return "\(words)\(PageParts.badge(confidence, confidence))"
  }
}
