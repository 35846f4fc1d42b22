// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// A chart of a simulation, as a picture, as data, or as a specification for other tools.
///
/// The same result always gives the same bytes.
public struct Chart {
  private let kind: ChartKind
  private let result: SimulationResult
  private let appetite: [RiskAppetite]

  /// Makes a chart; `nil` if the result has no data for it, as a matrix where the model has none.
  ///
  /// - Parameters:
  ///   - kind: What is drawn.
  ///   - result: The simulation.
  ///   - appetite: Points of the appetite line of an exceedance curve.
  public init?(_ kind: ChartKind, _ result: SimulationResult, appetite: [RiskAppetite] = []) {
    if kind == .matrix && result.matrix == nil { return nil }
    if kind == .stability && result.threats.allSatisfy({ $0.rankDistribution.topShares.isEmpty }) {
      return nil
    }
    self.kind = kind
    self.result = result
    self.appetite = appetite
  }

  /// The chart as a self-contained SVG document.
  public var svg: String {
    switch kind {
    case .exceedance: ExceedanceChart(result, appetite: appetite).svg
    case .matrix: MatrixChart(result)?.svg ?? ""
    case .ranking: RankingChart(result).intervals
    case .stability: RankingChart(result).stability
    }
  }

  /// The data of the chart in full precision.
  public var csv: String { data.csv }

  /// The chart as a Vega-Lite specification with its data.
  public var vegaLite: String {
    let table = data
    let values = table.rows.map { row in
      JSONValue.object(
        zip(zip(table.headings, table.alignments), row.cells).map { column, cell in
          let number = column.1 == .trailing ? Double(cell) : nil
          return JSONValue.Member(column.0, number.map { .number($0) } ?? .string(cell))
        })
    }
    let document: JSONValue = [
      "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
      "title": .string("\(kind.rawValue): \(result.scenario.name)"),
      "data": ["values": .array(values)], "layer": .array(layers),
    ]
    return document.text
  }

  private var layers: [JSONValue] {
    let threat: JSONValue = ["field": "threat", "type": "nominal", "sort": .null]
    switch kind {
    case .exceedance:
      return [
        Self.layer(
          "line", ("x", Self.axis("loss", isLogarithmic: true)),
          ("y", Self.axis("probability", isLogarithmic: true)), ("color", Self.word("curve")))
      ]
    case .matrix:
      return [
        Self.layer(
          "point", ("x", Self.word("impact")), ("y", Self.word("likelihood")),
          ("size", Self.axis("share", isLogarithmic: false)), ("color", threat))
      ]
    case .ranking:
      return [
        Self.layer(
          "rule", ("y", threat), ("x", Self.axis("p05", isLogarithmic: false)),
          ("x2", ["field": "p95"])),
        Self.layer("point", ("y", threat), ("x", Self.axis("ale", isLogarithmic: false))),
      ]
    case .stability:
      return [Self.layer("bar", ("y", threat), ("x", Self.axis("p_first", isLogarithmic: false)))]
    }
  }

  private var data: Table {
    switch kind {
    case .exceedance: curves
    case .matrix: placements
    case .ranking:
      Table(
        [
          TableColumn("threat", .leading) { $0.name }, .number("ale") { $0.ale.mean },
          .number("ale_standard_error") { $0.ale.standardError },
          .number("p05") { $0.annualLoss.p05 }, .number("p95") { $0.annualLoss.p95 },
        ], result.threats)
    case .stability:
      Table(
        [
          TableColumn("threat", .leading) { $0.name },
          .number("p_first") { $0.rankDistribution.topShares.first ?? .nan },
          .number("p_top3") { $0.rankDistribution.topShares.prefix(3).last ?? .nan },
        ], result.threats)
    }
  }

  private var curves: Table {
    let curves = [
      ("annual", result.portfolio.annualLoss.exceedance),
      ("gross", result.portfolio.gross?.annualLoss.exceedance ?? []),
      ("largest-event", result.portfolio.largestEvent.exceedance),
      ("appetite", appetite.map { ExceedancePoint(loss: $0.loss, probability: $0.probability) }),
    ]
    let rows = curves.flatMap { name, points in
      points.filter { $0.loss > 0 && $0.probability > 0 }.map {
        Table.Row([name, $0.loss.description, $0.probability.description])
      }
    }
    return Table(
      headings: ["curve", "loss", "probability"], alignments: [.leading, .trailing, .trailing],
      rows: rows)
  }

  private var placements: Table {
    var rows: [Table.Row] = []
    guard let matrix = result.matrix else {
      return Table(headings: [], alignments: [], rows: [])
    }
    for threat in result.threats {
      for (row, shares) in (threat.matrix?.shares ?? []).enumerated() {
        for (column, share) in shares.enumerated() where share > 0 {
          let (likelihood, impact) = (matrix.likelihood.levels[row], matrix.impact.levels[column])
          rows.append(
            Table.Row([threat.name, likelihood.name, impact.name, share.description]))
        }
      }
    }
    return Table(
      headings: ["threat", "likelihood", "impact", "share"],
      alignments: [.leading, .leading, .leading, .trailing], rows: rows)
  }

  private static func layer(_ mark: String, _ channels: (String, JSONValue)...) -> JSONValue {
    [
      "mark": .string(mark),
      "encoding": .object(channels.map { JSONValue.Member($0.0, $0.1) }),
    ]
  }

  private static func word(_ field: String) -> JSONValue {
    ["field": .string(field), "type": "nominal", "sort": .null]
  }

  private static func axis(_ field: String, isLogarithmic: Bool) -> JSONValue {
    [
      "field": .string(field), "type": "quantitative",
      "scale": ["type": .string(isLogarithmic ? "log" : "linear")],
    ]
  }
}
