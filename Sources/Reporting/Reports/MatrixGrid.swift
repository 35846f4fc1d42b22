// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The risk matrix drawn with lines: likelihood upwards, impact to the right, as in the guide.
struct MatrixGrid {
  private let matrix: RiskMatrix
  private let threats: [ThreatResult]
  private let style: TerminalStyle
  private let cellWidth: Int
  private let headWidth: Int

  /// Makes a grid with the ranks of threats in its cells.
  init(_ matrix: RiskMatrix, _ threats: [ThreatResult], _ style: TerminalStyle) {
    self.matrix = matrix
    self.threats = threats
    self.style = style
    let names = matrix.likelihood.levels.map(\.name)
    headWidth = max(10, names.map(DisplayWidth.of).max() ?? 0)
    let room = (style.width - headWidth - 4) / max(matrix.impact.levels.count, 1) - 3
    cellWidth = min(max(room, 4), 24)
  }

  /// The drawing.
  var text: String {
    var output = rule(.top)
    output += line(["Likelihood"] + matrix.impact.levels.map(\.name)) { _, text in text }
    for row in matrix.likelihood.levels.indices.reversed() {
      output += rule(.middle) + block(row)
    }
    return output + rule(.bottom)
  }

  private func block(_ row: Int) -> String {
    let columns = matrix.impact.levels.indices
    let contents = columns.map { wrapped(ranks(row, $0)) }
    let height = max(1, contents.map(\.count).max() ?? 1)
    var output = line(
      [matrix.likelihood.levels[row].name]
        + columns.map { matrix.risks[matrix.risk(likelihood: row, impact: $0)] }
    ) { column, text in
      guard column > 0 else { return text }
      let risk = matrix.risk(likelihood: row, impact: column - 1)
      return style.coloured(text, .ofRisk(risk, of: matrix.risks.count))
    }
    for index in 0..<height {
      output += line([""] + contents.map { index < $0.count ? $0[index] : "" }) { _, text in text }
    }
    return output
  }

  private func ranks(_ row: Int, _ column: Int) -> [String] {
    threats.filter { $0.matrix?.likelihood == row && $0.matrix?.impact == column }
      .map { String($0.rank) }
  }

  /// Ranks in lines that fit a cell.
  private func wrapped(_ ranks: [String]) -> [String] {
    var lines: [String] = []
    for rank in ranks {
      if let last = lines.last, last.count + 1 + rank.count <= cellWidth {
        lines[lines.count - 1] = last + " " + rank
      } else {
        lines.append(rank)
      }
    }
    return lines
  }

  private func line(_ cells: [String], paint: (Int, String) -> String) -> String {
    let bar = style.isPlain ? "|" : "│"
    var output = bar
    for (index, cell) in cells.enumerated() {
      let width = index == 0 ? headWidth : cellWidth
      let text = DisplayWidth.fit(Table.printable(cell), to: width)
      let padding = String(repeating: " ", count: width - DisplayWidth.of(text))
      output += " " + paint(index, text) + padding + " " + bar
    }
    return output + "\n"
  }

  /// Where a rule stands, with its signs: left, joint, right.
  private enum Rule: String {
    case top = "┌┬┐"
    case middle = "├┼┤"
    case bottom = "└┴┘"
  }

  private func rule(_ place: Rule) -> String {
    let signs = style.isPlain ? ["+", "+", "+"] : place.rawValue.map(String.init)
    let widths = [headWidth] + matrix.impact.levels.map { _ in cellWidth }
    let parts = widths.map { String(repeating: style.rule, count: $0 + 2) }
    return signs[0] + parts.joined(separator: signs[1]) + signs[2] + "\n"
  }
}
