// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Glibc
import RiskSimulation

/// The law of a year's loss in one line: what is exceeded in how many years, and its shape.
enum YearLossLine {
  private static let bars = 16

  /// The line, without a line feed.
  static func text(_ loss: LossDistribution, _ style: TerminalStyle) -> String {
    let years = [(2, loss.p50), (10, loss.p90), (20, loss.p95), (100, loss.p99)]
    let exceeded = years.map { "1 in \($0.0): \(NumberFormat.short($0.1))" }
    let shape = Sparkline.text(density(loss.exceedance), style)
    return "Years with more:  "
      + (exceeded + (shape.isEmpty ? [] : [shape])).joined(separator: "  ")
  }

  /// The share of years in classes of equal ratio of losses, from what 95 % of years exceed, or the least
  /// loss there is, to what 1 of 100 years exceeds.
  static func density(_ curve: [ExceedancePoint]) -> [Double] {
    let positive = curve.filter { $0.loss > 0 }
    guard let first = positive.last(where: { $0.probability >= 0.95 }) ?? positive.first,
      let last = positive.first(where: { $0.probability <= 0.01 }), last.loss > first.loss * 1.01
    else { return [] }
    let ratio = log(last.loss / first.loss) / Double(bars)
    let exceeded = (0...bars).map {
      probability(of: first.loss * exp(ratio * Double($0)), in: positive)
    }
    return zip(exceeded, exceeded.dropFirst()).map { max($0 - $1, 0) }
  }

  /// P(loss is exceeded), by straight lines between the points over the logarithm of the loss.
  private static func probability(of loss: Double, in curve: [ExceedancePoint]) -> Double {
    guard let index = curve.firstIndex(where: { $0.loss >= loss }) else {
      return curve.last?.probability ?? 0
    }
    guard index > 0, curve[index].loss > loss else { return curve[index].probability }
    let (low, high) = (curve[index - 1], curve[index])
    let share = log(loss / low.loss) / log(high.loss / low.loss)
    return low.probability + share * (high.probability - low.probability)
  }
}
