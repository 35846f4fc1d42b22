// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import RiskSimulation

/// Orders of work on controls, side by side, and when each control lands under the best.
public struct RoadmapReport {
  private let result: RoadmapResult

  /// Makes the report of a result.
  public init(_ result: RoadmapResult) {
    self.result = result
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: The orders with their risk by quarter, the best order, and the settings.
  public func text(_ style: TerminalStyle) -> String {
    let tables = [orders, quarters, landings].map { $0.text(style) }
    return style.coloured(heading, .bold) + "\n\n" + verdict + "\n\n"
      + tables.joined(separator: "\n") + "\n" + settings.joined(separator: "\n") + "\n"
  }

  /// The report as Markdown.
  public var markdown: String {
    "## \(Table.markdownText(heading))\n\n\(Table.markdownText(verdict))\n\n"
      + [orders, quarters, landings].map(\.markdown).joined(separator: "\n") + "\n"
      + settings.map { "- \(Table.markdownText($0))\n" }.joined()
  }

  /// A row for each order and quarter, in full precision.
  public var csv: String {
    let rows = result.orders.flatMap { order in
      order.quarterlyLoss.enumerated().map { (order, $0.offset, $0.element) }
    }
    return Table(
      [
        TableColumn("order", .leading) { $0.0.kind.rawValue },
        TableColumn("quarter") { String($0.1 + 1) },
        TableColumn("begins", .leading) { start(ofQuarter: $0.1) },
        .number("annual_loss") { $0.2 },
        TableColumn("lands", .leading) { row in
          row.0.landings.filter { Int($0.quarters) == row.1 }.map(\.control)
            .joined(separator: " ")
        },
        .number("cumulated_loss") { $0.0.cumulatedLoss },
        .number("cumulated_cost") { $0.0.cumulatedCost },
      ], rows
    ).csv
  }

  private var heading: String {
    "\(result.scenario.name) - \(result.items.count) controls to be built from \(result.begins), "
      + "\(NumberFormat.short(result.capacity)) person-days a quarter (\(result.currency))"
  }

  private var verdict: String {
    let best = result.best
    let worst = result.orders.filter { $0.kind != .dated }.map(\.cumulatedLoss).max() ?? 0
    return "The best order loses \(NumberFormat.short(best.cumulatedLoss)) over "
      + "\(result.quarters) quarters, \(NumberFormat.short(worst - best.cumulatedLoss)) less than the worst "
      + "of those shown. The annual loss is \(NumberFormat.short(result.lossNow)) now and "
      + "\(NumberFormat.short(result.lossAtEnd)) when all is in place."
  }

  private var orders: Table {
    let best = result.best.cumulatedLoss
    return Table(
      [
        TableColumn("Order", .leading) { Self.title($0.kind) },
        TableColumn("Loss (90%)") { order in
          "\(NumberFormat.short(order.cumulatedLoss)) (\(NumberFormat.short(order.interval.lower)) to "
            + "\(NumberFormat.short(order.interval.upper)))"
        },
        TableColumn("More than best") { NumberFormat.short($0.cumulatedLoss - best) },
        TableColumn("Best is better") {
          $0.kind == .best ? "" : NumberFormat.share($0.probabilityBestIsBetter)
        },
        TableColumn("Cost of controls") { NumberFormat.short($0.cumulatedCost) },
        TableColumn("First", .leading) {
          $0.landings.prefix(3).map(\.control).joined(separator: ", ")
        },
      ], result.orders)
  }

  /// The expected annual loss by quarter, a column an order.
  private var quarters: Table {
    var columns: [TableColumn<Int>] = [
      TableColumn("Quarter from", .leading) { start(ofQuarter: $0) }
    ]
    for order in result.orders {
      columns.append(
        TableColumn(order.kind.rawValue) { NumberFormat.short(order.quarterlyLoss[$0]) })
    }
    columns.append(
      TableColumn("Lands in the best order", .leading) { quarter in
        result.best.landings.filter { Int($0.quarters) == quarter }.map(\.control)
          .joined(separator: ", ")
      })
    return Table(columns, Array(0..<result.quarters))
  }

  private var landings: Table {
    let items = Dictionary(uniqueKeysWithValues: result.items.map { ($0.control, $0) })
    return Table(
      [
        TableColumn("Best order", .leading) { $0.control },
        TableColumn("Status", .leading) { items[$0.control]?.status.rawValue ?? "" },
        TableColumn("Effort") { NumberFormat.short(items[$0.control]?.effort ?? 0) },
        TableColumn("In place", .leading) { $0.date.map { "\($0)" } ?? "-" },
        TableColumn("Due", .leading) { items[$0.control]?.due.map { "\($0)" } ?? "" },
      ], result.best.landings)
  }

  private var settings: [String] {
    [
      "Loss: expected over the horizon, with the interval over what is not known. One control after the other; "
        + "each works from the day it is in place.",
      "best: least expected loss, exact: \(NumberFormat.grouped(result.statesWeighed)) sets of finished controls "
        + "weighed. greedy: most saved for its effort next.",
      "due: first due, first built. quickest: least effort first. dated: at the model's dates, whatever the "
        + "capacity; without a date never.",
      "\(NumberFormat.grouped(result.draws)) draws, seed \(result.seed), expected efforts. "
        + "copse \(ProgramVersion.current).",
    ]
  }

  private func start(ofQuarter quarter: Int) -> String {
    result.start(ofQuarter: quarter).map { "\($0)" } ?? "\(quarter + 1)"
  }

  private static func title(_ kind: RoadmapOrder.Kind) -> String {
    switch kind {
    case .best: "best"
    case .greedy: "greedy: most saved for effort"
    case .due: "due: first due, first built"
    case .quickest: "quickest first"
    case .dated: "dated: at the model's dates"
    }
  }
}
