// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// One order of work, with the risk as controls land.
public struct RoadmapOrder: Hashable, Sendable {
  /// How the order is found.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The order with the least expected loss over the horizon.
    case best
    /// What is due first, first.
    case due
    /// At each step what saves most for its effort.
    case greedy
    /// The least effort first.
    case quickest
    /// Each control at the date that the model names, whatever the capacity.
    case dated
  }

  /// When a control is in place.
  public struct Landing: Hashable, Sendable {
    /// The control's name.
    public let control: String
    /// The time since the beginning, in quarters.
    public let quarters: Double
    /// The date; `nil` far beyond the horizon.
    public let date: CalendarDate?
  }

  /// How the order is found.
  public let kind: Kind
  /// The controls as they land; those that never do are left out.
  public let landings: [Landing]
  /// For each quarter the expected annual loss, averaged over the quarter.
  public let quarterlyLoss: [Double]
  /// The expected loss over the whole horizon.
  public let cumulatedLoss: Double
  /// The 5 % and 95 % quantiles of the loss over the horizon that parameter draws expect.
  public let interval: (lower: Double, upper: Double)
  /// What the landed controls cost over the horizon.
  public let cumulatedCost: Double
  /// The share of parameter draws in which the best order has a lower loss than this one.
  public let probabilityBestIsBetter: Double

  /// Compares all figures.
  public static func == (left: RoadmapOrder, right: RoadmapOrder) -> Bool {
    left.kind == right.kind && left.landings == right.landings
      && left.quarterlyLoss == right.quarterlyLoss && left.cumulatedLoss == right.cumulatedLoss
      && left.interval == right.interval && left.cumulatedCost == right.cumulatedCost
      && left.probabilityBestIsBetter == right.probabilityBestIsBetter
  }

  /// Hashes what tells orders apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(landings)
    hasher.combine(cumulatedLoss)
  }
}
