// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Finds the cell of a risk matrix for a rate and an impact.
struct MatrixCells: Sendable {
  private let matrix: RiskMatrix

  /// Makes a finder for a matrix.
  init(_ matrix: RiskMatrix) {
    self.matrix = matrix
  }

  /// The number of cells.
  var count: Int { matrix.likelihood.levels.count * matrix.impact.levels.count }

  /// The index on the likelihood scale of a rate of loss events a year.
  func likelihood(rate: Double) -> Int {
    let value =
      switch matrix.likelihoodMeasure {
      case .eventsPerYear: rate
      case .probability: -PinnedMath.expm1(-rate)
      }
    return matrix.likelihood.index(of: value)
  }

  /// The index on the impact scale of an expected loss per event.
  func impact(loss: Double) -> Int { matrix.impact.index(of: loss) }

  /// The number of a cell, likelihood by likelihood.
  func cell(rate: Double, impact loss: Double) -> Int {
    likelihood(rate: rate) * matrix.impact.levels.count + impact(loss: loss)
  }
}
