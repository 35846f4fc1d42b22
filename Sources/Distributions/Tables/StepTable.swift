// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The quantile function of a law with few values: a step function found through a guide table.
///
/// Chen and Asau, AIIE Transactions 6 (1974).
struct StepTable: Sendable {
  private static let mostSteps = 1024
  private static let smallestTail = 0x1p-20
  private let values: [Double]
  private let thresholds: [Double]
  private let guide: [Int]
  private let floor: Double

  /// Tabulates the values between the quantiles at `2^-20` and its complement; nil if there are more than 1,024.
  init?(_ law: any Law) {
    var values: [Double] = []
    var thresholds: [Double] = []
    var x = law.quantile(Level(lower: Self.smallestTail))
    floor = law.level(of: x.nextDown).lower
    while x.isFinite {
      let level = law.level(of: x)
      values.append(x)
      thresholds.append(level.lower)
      if level.upper < Self.smallestTail { break }
      let next = law.quantile(
        Level(lower: level.lower.nextUp, upper: level.upper.nextDown))
      guard next > x, values.count < Self.mostSteps else { return nil }
      x = next
    }
    guard let top = thresholds.last else { return nil }
    self.values = values
    self.thresholds = thresholds
    let size = 2 * values.count
    let scale = top / Double(size)
    guide = (0...size).map { slot in
      thresholds.partitionPoint { $0 >= Double(slot) * scale }
    }
  }

  /// The quantile, or nil outside the tabulated range.
  ///
  /// O(1) on average.
  func value(_ u: Double) -> Double? {
    guard u > floor, let top = thresholds.last, u <= top else { return nil }
    var index = guide[Int(u / top * Double(guide.count - 1))]
    while index > 0 && thresholds[index - 1] >= u { index -= 1 }
    while thresholds[index] < u { index += 1 }
    return values[index]
  }
}
