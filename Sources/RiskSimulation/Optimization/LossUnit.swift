// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Losses as whole numbers of a unit, so that sums that are kept up to date along a walk carry no rounding, and take
/// half the memory.
struct LossUnit: Sendable {
  /// No sum of a column exceeds so many units.
  private static let most = 0x1p30
  /// Losses are rounded down by more than doubles are rounded in any direction.
  private static let margin = 1 - 0x1p-40

  /// The unit.
  private let size: Double
  /// Losses of a threat beyond this are as good as this.
  private let ceiling: Double

  /// A unit for sums of up to `greatest` over some threats, of which only those below `ceiling` need be told apart.
  init(greatest: Double, ceiling: Double, threats: Int) {
    self.ceiling = ceiling
    size = max(min(greatest, ceiling * Double(threats)) / Self.most, .leastNormalMagnitude)
  }

  /// The whole units in a loss.
  func units(below loss: Double) -> Int32 {
    Int32(max(min(loss, ceiling) / size * Self.margin, 0))
  }

  /// The least number of units that are not below a loss; more than any sum where no sum reaches it.
  func units(atLeast loss: Double) -> Int32 {
    Int32(min(max(loss / size, 0).rounded(.up), Double(Int32.max)))
  }

  /// The loss that is so many units.
  func loss(_ units: Double) -> Double { units * size }
}
