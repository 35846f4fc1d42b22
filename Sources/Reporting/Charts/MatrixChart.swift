// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// The risk matrix with threats as numbered discs in their cells.
struct MatrixChart {
  /// How many threats have room in a cell; the legend has all.
  private static let shown = 10

  private let result: SimulationResult
  private let matrix: RiskMatrix
  private let left = 110.0
  private let top = 50.0
  private let cell = (width: 120.0, height: 74.0)

  /// A chart of a result; `nil` if its model has no matrix.
  init?(_ result: SimulationResult) {
    guard let matrix = result.matrix else { return nil }
    self.result = result
    self.matrix = matrix
  }

  /// The chart as SVG, with a legend of the threats under the grid.
  var svg: String { canvas(hasLegend: true).svg }

  /// The chart, with a legend of the threats under the grid or without.
  func canvas(hasLegend: Bool) -> ChartCanvas {
    let columns = matrix.impact.levels.count
    let bottom = top + Double(matrix.likelihood.levels.count) * cell.height
    let width = max(left + Double(columns) * cell.width + 20, 520)
    var canvas = ChartCanvas(
      width: width,
      height: bottom + (hasLegend ? 50 + Double(result.threats.count) * 18 : 28),
      title: "Risk matrix of \(result.scenario.name)",
      summary: "Numbers are ranks of threats at their median likelihood and impact.")
    canvas.text("Risk matrix: likelihood over impact", at: (12, 24), .start, "h")
    drawGrid(on: &canvas, bottom)
    drawThreats(on: &canvas)
    for (index, threat) in result.threats.enumerated() where hasLegend {
      let line = "\(threat.rank)  \(MarkupText.shortened(threat.title, to: 60)): \(words(threat))"
      canvas.text(line, at: (12, bottom + 52 + Double(index) * 18))
    }
    return canvas
  }

  private func drawGrid(on canvas: inout ChartCanvas, _ bottom: Double) {
    for (row, level) in matrix.likelihood.levels.enumerated() {
      let name = MarkupText.shortened(level.name, to: 16)
      canvas.text(name, at: (left - 8, origin(row, 0).1 + cell.height / 2), .end, "f")
      for column in matrix.impact.levels.indices {
        let risk = matrix.risk(likelihood: row, impact: column)
        let corner = origin(row, column)
        canvas.rectangle(
          (corner.0 + 1, corner.1 + 1), (cell.width - 2, cell.height - 2), "r\(shade(risk))",
          hint: matrix.risks[risk])
        canvas.text(matrix.risks[risk], at: (corner.0 + 8, corner.1 + cell.height - 8), .start, "f")
      }
    }
    for (column, level) in matrix.impact.levels.enumerated() {
      let place = (origin(0, column).0 + cell.width / 2, bottom + 18)
      canvas.text(MarkupText.shortened(level.name, to: 18), at: place, .middle, "f")
    }
  }

  private func drawThreats(on canvas: inout ChartCanvas) {
    var counts: [[Int]] = matrix.cells.map { $0.map { _ in 0 } }
    for threat in result.threats {
      guard let placement = threat.matrix else { continue }
      let (row, column) = (placement.likelihood, placement.impact)
      let corner = origin(row, column)
      let slot = counts[row][column]
      counts[row][column] += 1
      if slot == Self.shown {
        canvas.text("and more", at: (corner.0 + cell.width - 8, corner.1 + cell.height - 8), .end)
      }
      guard slot < Self.shown else { continue }
      let place = (
        corner.0 + 14 + Double(slot % 5) * 22, corner.1 + 14 + Double(slot / 5) * 22
      )
      canvas.disc(place, radius: 10, "share", hint: "\(threat.title): \(words(threat))")
      canvas.text(String(threat.rank), at: (place.0, place.1 + 4), .middle)
    }
  }

  private func origin(_ row: Int, _ column: Int) -> (Double, Double) {
    let line = matrix.likelihood.levels.count - 1 - row
    return (left + Double(column) * cell.width, top + Double(line) * cell.height)
  }

  private func shade(_ risk: Int) -> Int {
    matrix.risks.count < 2
      ? 0 : (risk * 4 + (matrix.risks.count - 1) / 2) / (matrix.risks.count - 1)
  }

  private func words(_ threat: ThreatResult) -> String {
    guard let placement = threat.matrix else { return "not placed" }
    return "\(matrix.risks[placement.risk]), \(NumberFormat.share(placement.share)) of draws in "
      + "\(matrix.likelihood.levels[placement.likelihood].name)/"
      + matrix.impact.levels[placement.impact].name
  }
}
