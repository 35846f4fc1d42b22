// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import RiskSimulation

/// The estimates of event simulations beside exact probabilities.
public struct SampleReport {
  private let samples: [EventSample]

  /// Makes the report of the samples of several goals.
  public init(_ samples: [EventSample]) {
    self.samples = samples
  }

  /// The report for a terminal.
  ///
  /// - Parameter style: What the terminal can show.
  /// - Returns: A table, and how trials were drawn.
  public func text(_ style: TerminalStyle) -> String {
    var columns: [TableColumn<EventSample>] = [
      TableColumn("Goal", .leading) { $0.name },
      TableColumn("Estimate") { Self.number($0.estimate, $0) },
      TableColumn("± s.e.") { Self.number($0.standardError, $0) },
      TableColumn("95% interval") { Self.interval($0) },
      TableColumn("Exact") { sample in
        sample.exact.map { Self.number($0, sample) } ?? "unknown"
      },
      TableColumn("z") { $0.zScore.map { NumberFormat.fixed($0, decimals: 2) } ?? "" },
      TableColumn("Worth") { NumberFormat.short($0.effectiveSampleSize) },
    ]
    if samples.contains(where: { $0.guide != nil }) {
      columns.append(TableColumn("Favoured", .leading) { $0.guide ?? "" })
    }
    return Table(columns, samples).text(style) + "\n"
      + sentences.map { Table.printable($0) + "\n" }.joined()
  }

  /// All figures in full precision.
  public var csv: String {
    let columns: [TableColumn<EventSample>] = [
      TableColumn("goal", .leading) { $0.name },
      TableColumn("method", .leading) { $0.method.rawValue },
      TableColumn("trials") { String($0.trials) }, TableColumn("seed") { String($0.seed) },
      TableColumn("reached") { String($0.reached) }, .number("estimate") { $0.estimate },
      .number("standard_error") { $0.standardError },
      .number("lower95") { $0.interval.lowerBound },
      .number("upper95") { $0.interval.upperBound },
      .number("effective_sample_size") { $0.effectiveSampleSize },
      .number("greatest_share") { $0.greatestShare },
      .number("exact") { $0.exact ?? .nan }, .number("z") { $0.zScore ?? .nan },
    ]
    return Table(columns, samples).csv
  }

  private var sentences: [String] {
    var lines = Set(samples.map { Self.run($0) }).sorted()
    lines.append("Worth: the trials with the goal of plain simulation that would say as much.")
    if samples.contains(where: { $0.method == .plain }) {
      lines.append("Intervals of plain trials after Clopper and Pearson.")
    }
    lines += samples.flatMap { Self.losses($0) }
    for sample in samples where sample.greatestShare > 0.1 && sample.method == .importance {
      lines.append(
        "\(sample.name): one trial makes \(NumberFormat.share(sample.greatestShare)) of the "
          + "estimate; take more trials, or do not trust its error.")
    }
    lines.append("Steps at their expected probabilities. copse \(ProgramVersion.current).")
    return lines
  }

  private static func losses(_ sample: EventSample) -> [String] {
    guard let losses = sample.losses else { return [] }
    let exact = losses.exactMean.map { ", exact \(NumberFormat.short($0))" } ?? ""
    let quantiles = losses.quantiles.map { NumberFormat.short($0) }
    return [
      "\(sample.name), loss of one attempt: mean \(NumberFormat.short(losses.mean)) ± "
        + "\(NumberFormat.short(losses.standardError))\(exact), P90 \(quantiles[0]), "
        + "P95 \(quantiles[1]), P99 \(quantiles[2])"
        + (losses.isCollapsed
          ? "; the law over all that is uncertain, too." : "; at expected values only.")
    ]
  }

  private static func run(_ sample: EventSample) -> String {
    let count = NumberFormat.grouped(sample.trials)
    let stop =
      sample.isComplete
      ? "" : " - stopped early, \(NumberFormat.grouped(sample.requested)) asked for"
    let method = sample.method == .plain ? "plain" : "importance-sampled"
    return "\(count) \(method) trials (\(sample.reason)), seed \(sample.seed)\(stop)."
  }

  private static func interval(_ sample: EventSample) -> String {
    "\(number(sample.interval.lowerBound, sample)) - \(number(sample.interval.upperBound, sample))"
  }

  /// A number to two digits of the sample's standard error, the same power of ten for the whole row.
  private static func number(_ value: Double, _ sample: EventSample) -> String {
    var (unit, exponent) = (1.0, 0)
    let scale = max(sample.estimate, sample.interval.upperBound)
    while scale < unit * 1e-3 && exponent > -300 {
      unit /= 1000
      exponent -= 3
    }
    let error = sample.standardError > 0 ? sample.standardError : scale * 1e-6
    var decimals = 1
    var digit = unit / 10
    while digit > error && decimals < 12 {
      digit /= 10
      decimals += 1
    }
    let mantissa = NumberFormat.fixed(value / unit, decimals: decimals)
    return exponent == 0 || value == 0 ? mantissa : "\(mantissa)e\(exponent)"
  }
}
