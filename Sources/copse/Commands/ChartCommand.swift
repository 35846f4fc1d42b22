// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import Reporting

/// `copse chart`: one chart of a scenario's simulation.
struct ChartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart", abstract: "Draw one chart of a scenario as SVG, Vega-Lite or CSV.",
    discussion: """
      Examples:
        copse chart Scenarios/current.yaml --kind exceedance --appetite '5M@5%' -o curve.svg
        copse chart Scenarios/current.yaml --kind matrix --format vega-lite
      """)

  /// The forms in which charts are written.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    /// A self-contained picture.
    case svg
    /// A specification with its data, for Vega-Lite.
    case vegaLite = "vega-lite"
    /// The data in full precision.
    case csv
  }

  @Option(help: "The chart: exceedance, matrix, ranking or stability.")
  var kind: ChartKind = .exceedance

  @Option(help: "How the chart is written: svg, vega-lite or csv.")
  var format: Form = .svg

  @Option(
    help: ArgumentHelp(
      "A loss that may be exceeded in at most a share of years; may be repeated.",
      valueName: "loss@share"))
  var appetite: [String] = []

  @OptionGroup var options: RunOptions

  func validate() throws {
    _ = try points()
    if !appetite.isEmpty && kind != .exceedance {
      throw ValidationError("--appetite belongs to --kind exceedance")
    }
  }

  func run() async throws {
    let result = try await options.simulate()
    guard let chart = Chart(kind, result, appetite: try points()) else {
      throw Failure("the result has no data for a chart of kind '\(kind.rawValue)'", .modelErrors)
    }
    let text =
      switch format {
      case .svg: chart.svg
      case .vegaLite: chart.vegaLite
      case .csv: chart.csv
      }
    try Output(path: options.output).write(text)
  }

  private func points() throws -> [RiskAppetite] { try AppetiteArgument.points(appetite) }
}
