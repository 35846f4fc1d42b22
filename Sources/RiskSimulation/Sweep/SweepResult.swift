// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// A measure along one number of the model, or over two.
public struct SweepResult: Hashable, Sendable {
  /// The scenario, with the settings that were used.
  public var scenario: Scenario
  /// The currency of all money.
  public var currency: String
  /// The digest of the model that the points are changes of.
  public var modelDigest: String
  /// What was followed.
  public var measure: SweepMeasure
  /// The threat it is the measure of; `nil` for all together.
  public var threat: String?
  /// What moved: one or two axes.
  public var axes: [SweepAxis]
  /// The estimates; the last axis moves fastest.
  public var points: [SweepEstimate]
  /// The number of trials of every point.
  public var trials: Int
  /// What has to be said with the figures.
  public var notes: [String] = []

  /// Whether as many trials were run as the scenario asks for.
  public var isComplete: Bool { trials == scenario.trials }

  /// The values of the axes at a point.
  public func coordinates(of point: Int) -> [Double] {
    guard axes.count == 2 else { return axes.map { $0.values[point] } }
    let width = axes[1].values.count
    return [axes[0].values[point / width], axes[1].values[point % width]]
  }
}
