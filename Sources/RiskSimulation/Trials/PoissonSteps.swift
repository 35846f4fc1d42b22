// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CVectorKernels
import Distributions

/// The cumulative probabilities of a Poisson count whose mean is the same in every trial.
///
/// They are added up as the kernel for means that differ adds them up, so that both give the same counts.
struct PoissonSteps: Sendable {
  /// The greatest mean; beyond it counts come from an expansion.
  private static let mostMean = 20.0

  /// P(no event).
  let none: Double
  /// P(at least one event).
  let any: Double
  /// P(at most k events), until that is 1 to rounding; a multiple of four of them, the last one repeated.
  let steps: [Double]

  /// Adds up the probabilities; nil for a mean beyond 20.
  init?(mean: Double) {
    guard mean >= 0, mean <= Self.mostMean else { return nil }
    var (none, any) = (0.0, 0.0)
    VectorKernels.current.no_event([mean], &none, &any, 1)
    (self.none, self.any) = (none, any)
    var steps = [none]
    var term = none
    for count in 1... {
      term *= mean * (1 / Double(count))
      let sum = steps[count - 1] + term
      if sum == steps[count - 1] && Double(count) > mean { break }
      steps.append(sum)
    }
    let last = steps[steps.count - 1]
    steps += repeatElement(last, count: (4 - steps.count % 4) % 4)
    self.steps = steps
  }
}
