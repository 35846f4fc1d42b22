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
    let swings = report.swings
    guard !swings.swings.isEmpty else { return nil }
    let names = swings.swings.map { report.words(ofNumber: $0.name) }
    let rows = Array(zip(swings.swings, names).prefix(50))
    let table = PageTable<(ParameterSwings.Swing, String)>(
      caption: "The expected annual loss where a number is low or high, \(report.result.currency)",
      columns: [
        .text("Number") { $0.1 },
        .markup("10 to 90 %", key: { $0.0.p10 }) {
          "\(NumberFormat.short($0.0.p10)) to \(NumberFormat.short($0.0.p90))"
        },
        .number("Loss where low", { $0.0.low }) { NumberFormat.short($0) },
        .number("Loss where high", { $0.0.high }) { NumberFormat.short($0) },
        .number("Swing", { $0.0.width }) { NumberFormat.short($0) },
        .number("Standard error", { $0.0.standardError }) { NumberFormat.short($0) },
      ], rows: rows
    ).html
    return PageParts.part(
      "sensitivity", "What the result depends on",
      lead:
        "The expected annual loss where a number lies in its lowest and in its highest tenth, over "
        + "\(NumberFormat.grouped(swings.draws)) parameter draws, all other numbers varying. A "
        + "better estimate of the numbers on top is worth the most.",
      PageParts.figure(
        TornadoChart(swings, names: names, currency: report.result.currency).canvas.fragment(
          "chart-tornado"), label: "Tornado chart",
        caption:
          "<span class=\"key low\"></span> the number is low <span class=\"key high\"></span> it is high"
      ).joined(PageParts.folded("The \(rows.count) widest swings as a table", table)))
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
