// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The sums of an annual loss before all transfers; nothing where there is no transfer.
struct GrossMoments: Sendable {
  /// The expected loss given the parameters, which is exact.
  var expected = Moments()
  /// The simulated loss.
  var simulated = Moments()

  /// Joins the sums of further trials.
  mutating func merge(_ other: GrossMoments) {
    expected.merge(other.expected)
    simulated.merge(other.simulated)
  }

  /// The expected annual loss before all transfers.
  var expectedLoss: ExpectedLoss {
    ExpectedLoss(
      mean: expected.mean, standardError: expected.standardError, simulatedMean: simulated.mean,
      simulatedStandardError: simulated.standardError)
  }
}
