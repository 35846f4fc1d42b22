// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The least and the greatest loss of a threat under any subset of its controls, trial by trial.
struct YearRange: Sendable {
  /// By trial, the least loss.
  private(set) var least: [Double]
  /// By trial, the greatest loss.
  private(set) var greatest: [Double]

  /// The range of no subset.
  init(trials: Int) {
    least = Array(repeating: .infinity, count: trials)
    greatest = Array(repeating: -.infinity, count: trials)
  }

  /// Takes a subset's losses in the trials from one on.
  mutating func include(_ losses: UnsafeBufferPointer<Double>, from first: Int) {
    precondition(first + losses.count <= least.count, "losses of the trials")
    least.withUnsafeMutableBufferPointer { least in
      for index in losses.indices {
        least[first + index] = min(least[first + index], losses[index])
      }
    }
    greatest.withUnsafeMutableBufferPointer { greatest in
      for index in losses.indices {
        greatest[first + index] = max(greatest[first + index], losses[index])
      }
    }
  }

  /// Takes what another range has taken.
  mutating func merge(_ other: YearRange) {
    for trial in least.indices {
      least[trial] = min(least[trial], other.least[trial])
      greatest[trial] = max(greatest[trial], other.greatest[trial])
    }
  }
}
