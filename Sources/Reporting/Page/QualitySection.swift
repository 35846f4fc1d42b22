// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections
import RiskSimulation

/// The fourth question, did we do a decent job, with its answer.
struct QualitySection {
  let report: RiskReport

  private var quality: ReportQuality { report.quality }

  /// The markup.
  var html: HTML {
    """
    \(PageParts.part("findings", "In short", findings))\
    \(PageParts.part(
      "numbers", "Where the numbers come from",
      lead: "A guess is an honest start; what matters is which guesses decide the result.",
      "\(confidence)\(weak)\(missing)"))\
    \(sensitivity)\
    \(PageParts.part("reviews", "Reviews that are due", reviews))\
    \(PageParts.part(
      "agreement", "Exact against simulated",
      lead: "Given its parameters, each threat's expected loss is known exactly; the mean over these is "
        + "set beside the plain mean of simulated years. More than three standard errors apart "
        + "would be a fault.", agreement))\
    \(PageParts.part(
      "convergence", "Convergence",
      lead: "The estimate after the first trials of the run, each with its 95 % interval; dashed: the "
        + "whole run.",
      PageParts.figure(
        ConvergenceChart(report.convergence, currency: report.result.currency).canvas.fragment(
          "chart-convergence"), label: "Convergence of the expected annual loss")))\
    \(PageParts.part("method", "How the figures came about", method))
    """
  }

  private var findings: HTML {
    let guesses = quality.confidence.first { $0.confidence == .guess }?.count ?? 0
    let all = quality.confidence.reduce(0) { $0 + $1.count }
    let expired = quality.reviews.count(where: \.isExpired)
    let worst = quality.agreement.map { abs($0.deviations) }.max() ?? 0
    let items: [(isGood: Bool, text: String)] = [
      (
        quality.uncovered.isEmpty,
        quality.uncovered.isEmpty
          ? "Every component is the target of a threat."
          : "\(quality.uncovered.count) of \(quality.components.count) components are the target of no "
            + "threat: \(quality.uncovered.map { report.label(ofComponent: $0) }.joined(separator: ", "))."
      ),
      (
        categories.isEmpty,
        categories.isEmpty
          ? "Every STRIDE category has a threat."
          : "No threat of: \(categories.map(\.title).joined(separator: ", "))."
      ),
      (
        quality.unanswered.isEmpty,
        quality.unanswered.isEmpty
          ? "Every threat has a response."
          : "\(quality.unanswered.count) threats have no response."
      ),
      (
        guesses == 0,
        "\(guesses) of \(all) numbers are guesses; \(quality.missing.count) numbers are missing."
      ),
      (
        expired == 0,
        expired == 0
          ? "No review is overdue on \(report.asOf)."
          : "\(expired) of \(quality.reviews.count) reviews are overdue on \(report.asOf)."
      ),
      (
        worst < 3,
        "Exact and simulated means differ by at most \(NumberFormat.fixed(worst, decimals: 1)) "
          + "standard errors."
      ),
    ]
    let list = items.html { item in
      """
      <li class="\(item.isGood ? "good" : "due")"><span class="mark-word">\
      \(item.isGood ? "Good" : "Look")</span> <bdi>\(item.text)</bdi></li>

      """
    }
    return "<ul class=\"findings\">\n\(list)</ul>\n"
  }

  private var categories: [STRIDE] {
    let found = Set(report.result.threats.map(\.stride))
    return STRIDE.allCases.filter { !found.contains($0) }
  }

  private var confidence: HTML {
    let all = Double(max(quality.confidence.reduce(0) { $0 + $1.count }, 1))
    return PageTable<ReportQuality.ConfidenceCount>(
      caption: "Numbers of the model by confidence",
      columns: [
        .markup("Confidence") {
          let word = $0.confidence?.rawValue ?? "unsaid"
          return PageParts.badge(word, word)
        },
        .number("Numbers", { Double($0.count) }) { NumberFormat.fixed($0, decimals: 0) },
        .number("Share", { Double($0.count) / all }) { NumberFormat.share($0) },
      ], rows: quality.confidence, isNarrow: true
    ).html
  }

  private var weak: HTML? {
    guard !quality.weak.isEmpty else { return nil }
    let table = PageTable<ReportQuality.WeakNumber>(
      caption: "Numbers that are guesses or have no source",
      columns: [
        .text("Number") { $0.name }, .text("Source") { $0.source ?? "none given" },
        .text("Confidence") { $0.confidence?.rawValue ?? "unsaid" },
      ], rows: quality.weak
    ).html
    return PageParts.folded(
      "All \(quality.weak.count) numbers that are guesses or have no source", isLong: true, table)
  }

  private var sensitivity: HTML? {
    let result = report.sensitivity
    guard !result.parameters.isEmpty else { return nil }
    let words = { NumberWords($0, in: report.model) }
    let chart = TornadoChart(result, words: words).canvas.fragment("chart-tornado")
    let table = PageParts.folded(
      "The \(result.parameters.count) numbers that matter most, as a table",
      sensitivityTable(words))
    let notes = result.notes.html { "<p class=\"remark\">\($0)</p>\n" }
    return PageParts.part(
      "sensitivity", "What the result depends on",
      lead:
        "The expected annual loss if a number lay at its 5 % or its 95 % quantile, over "
        + "\(NumberFormat.grouped(result.designDraws)) draws of all others. A better estimate of the "
        + "numbers on top is worth the most. copse sensitivity tells more.",
      PageParts.figure(
        chart, label: "Tornado chart",
        caption: """
          <span class="key low"></span> at its 5 % quantile <span class="key high"></span> at its \
          95 % quantile
          """
      ).joined("\(table)\(notes)"))
  }

  private func sensitivityTable(_ words: @escaping (String) -> NumberWords) -> HTML {
    PageTable<ParameterSensitivity>(
      caption: "The expected annual loss at both ends of a number, \(report.result.currency)",
      columns: [
        .text("Whose") { words($0.name).subject }, .text("Number") { words($0.name).meaning },
        .figure("5 to 95 %", \.values[0]) { number in
          let words = words(number.name)
          return "\(words.value(number.values[0])) to \(words.value(number.values[1]))"
        },
        .number("Loss at 5 %", \.expected[0]) { NumberFormat.short($0) },
        .number("Loss at 95 %", \.expected[1]) { NumberFormat.short($0) },
        .number("Share of the variance", \.total.value) { NumberFormat.share(max($0, 0)) },
        .figure("± 95 %", \.total.standardError) {
          "<span class=\"fine\">\(NumberFormat.share(1.96 * $0.total.standardError))</span>"
        },
      ], rows: report.sensitivity.bySwing
    ).html
  }

  private var missing: HTML? {
    guard !quality.missing.isEmpty else { return nil }
    let table = PageTable<ReportQuality.MissingNumber>(
      caption: "Numbers that are missing, and what is assumed instead",
      columns: [
        .text("Of") { $0.subject }, .text("Missing") { $0.quantity },
        .text("Taken as") { $0.assumption },
      ], rows: quality.missing
    ).html
    return PageParts.folded("\(quality.missing.count) numbers are missing", table)
  }

  private var reviews: HTML {
    guard !quality.reviews.isEmpty else {
      return "<p class=\"empty\">No acceptance names a day of review.</p>\n"
    }
    return PageTable<ReportQuality.Review>(
      caption: "Reviews, judged on \(report.asOf)",
      columns: [
        .text("Accepted") { review in
          let name = review.response.subject.words.name
          return report.model.threats[name]?.label ?? name
        },
        .text("By") { $0.response.acceptedBy ?? "" },
        .markup("Review on") { "<time>\($0.response.reviewOn ?? "")</time>" },
        .markup("State") {
          $0.isExpired ? PageParts.badge("overdue", "alarm") : PageParts.badge("in time", "good")
        },
        .text("Condition") { $0.response.condition ?? "" },
      ], rows: quality.reviews, identifier: "reviews-table"
    ).html
  }

  private var agreement: HTML {
    PageTable<ReportQuality.Agreement>(
      caption: "Expected annual losses by two ways, \(report.result.currency)",
      columns: [
        .text("Threat") { row in
          row.threat.map { report.model.threats[$0]?.label ?? $0 } ?? "All threats"
        },
        .number("Exact given parameters", { $0.exact }) { NumberFormat.short($0) },
        .number("Simulated", { $0.simulated }) { NumberFormat.short($0) },
        .number("Standard error", { $0.standardError }) { NumberFormat.short($0) },
        .number("Standard errors apart", { $0.deviations }) { NumberFormat.fixed($0, decimals: 2) },
      ], rows: quality.agreement
    ).html
  }

  private var method: HTML {
    let lines = ReportHeading.settings(report.result) + report.omissions
    return "<ul>\(lines.html { "<li><bdi>\($0)</bdi></li>\n" })</ul>\n"
  }
}
