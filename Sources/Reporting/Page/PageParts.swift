// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// Pieces that several sections of a page use.
enum PageParts {
  /// A section with a heading of the third level.
  static func part(_ identifier: String, _ title: String, lead: String = "", _ body: HTML) -> HTML {
    let words: HTML? = lead.isEmpty ? nil : "<p class=\"lead\">\(lead)</p>\n"
    return """
      <section class="part" id="\(identifier)" aria-labelledby="\(identifier)-h">
      <h3 id="\(identifier)-h">\(title)</h3>
      \(words)\(body)</section>

      """
  }

  /// A chart or drawing that scrolls on narrow screens, with words under it.
  static func figure(_ drawing: HTML, label: String, caption: HTML? = nil) -> HTML {
    let words = caption.map { "<figcaption>\($0)</figcaption>" as HTML }
    return """
      <figure><div class="scroll" role="group" tabindex="0" aria-label="\(label)">\(drawing)</div>\
      \(words)</figure>

      """
  }

  /// What is shown when it is asked for.
  ///
  /// What is long is not printed unless it was unfolded.
  static func folded(_ title: String, isLong: Bool = false, _ body: HTML) -> HTML {
    """
    <details class="more\(raw: isLong ? " long" : "")"><summary>\(title)</summary>
    \(body)</details>

    """
  }

  /// A word in a frame.
  static func badge(_ word: String, _ style: String) -> HTML {
    "<span class=\"badge \(style)\">\(word)</span>"
  }

  /// The status of a control.
  static func badge(_ status: ControlStatus) -> HTML { badge(status.rawValue, status.rawValue) }

  /// The risk word of a threat, coloured by its place among the words.
  static func risk(_ threat: ThreatResult, _ matrix: RiskMatrix?) -> HTML {
    guard let placement = threat.matrix, let matrix else { return "" }
    let greatest = max(matrix.risks.count - 1, 1)
    return badge(
      matrix.risks[placement.risk], "risk r\((placement.risk * 4 + greatest / 2) / greatest)")
  }

  /// A link to a threat's part of the page.
  static func link(threat name: String, _ title: String) -> HTML {
    "<a href=\"#threat-\(name)\"><bdi>\(title)</bdi></a>"
  }

  /// A share of years in both words: `5% (1 in 20 years)`.
  static func years(_ probability: Double) -> String {
    guard probability > 0 else { return "never seen" }
    let percent = NumberFormat.percent(probability)
    return probability > 0.5
      ? percent : "\(percent) (1 in \(ChartScale.label(1 / probability)) years)"
  }

  /// Names in a list.
  static func list(_ names: [String]) -> HTML {
    "<ul class=\"names\">\(names.html { "<li><bdi>\($0)</bdi></li>" })</ul>"
  }
}
