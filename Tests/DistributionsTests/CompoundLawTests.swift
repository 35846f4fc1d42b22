// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import Testing

@Suite struct CompoundLawTests {
  private static let ladder = Distribution.discrete([
    WeightedValue(value: 1, weight: 0.5), WeightedValue(value: 2, weight: 0.3),
    WeightedValue(value: 3, weight: 0.2),
  ])

  /// oracles.md, rate 2 and L0; the tolerances are the last printed digits.
  @Test func compoundPoissonMeetsTheOracle() throws {
    let severity = Distribution.lognormal(mu: 12.520376975241362, sigma: 1.0338905924309643)
    let law = try CompoundLaw(meanEvents: 2, severity: severity, gridPoints: 1 << 16)
    #expect((law.mean - 934_707.60212).magnitude < 1e-4)
    #expect((law.standardDeviation - 1_127_913.83717).magnitude < 1e-4)
    #expect((law.probabilityOfZero - 0.13533528).magnitude < 1e-8)
    #expect((law.quantile(0.5) - 601_339.68).magnitude < 0.1)
    #expect((law.quantile(0.9) - 2_223_585.97).magnitude < 0.1)
    #expect((law.quantile(0.95) - 3_002_918.09).magnitude < 0.1)
    #expect((law.quantile(0.99) - 5_147_119.09).magnitude < 0.5)
    #expect((law.tailMean(0.95) - 4_409_575).magnitude < 1)
    #expect(law.quantile(0.1) == 0)
    #expect((law.cumulative(law.quantile(0.7)) - 0.7).magnitude < 1e-12)
  }

  /// oracles.md, by Panjer's recursion: e^2 f(0..5) = 1, 1, 11/10, 7/6, 553/600, 437/600.
  @Test func poissonLadderMeetsPanjer() throws {
    let law = try CompoundLaw(meanEvents: 2, severity: Self.ladder, gridPoints: 256)
    let masses = [1, 1, 1.1, 7.0 / 6, 553.0 / 600, 437.0 / 600]
    var sum = 0.0
    for (total, mass) in masses.enumerated() {
      sum += mass * PinnedMath.exp(-2)
      #expect((law.cumulative(Double(total)) - sum).magnitude < 1e-12)
      #expect(law.quantile(sum - 1e-9) == Double(total))
      #expect(law.quantile(sum + 1e-9) == Double(total + 1))
    }
    #expect(relativeDifference(law.mean, 3.4) < 1e-15)
  }

  /// oracles.md: negative binomial with r 3, beta 1/2.
  @Test func negativeBinomialLadderMeetsPanjer() throws {
    let law = try CompoundLaw(
      meanEvents: 1.5, occurrence: .negativeBinomial(size: 3), severity: Self.ladder,
      gridPoints: 256)
    #expect((law.cumulative(0) - 8.0 / 27).magnitude < 1e-12)
    #expect((law.cumulative(1) - 12.0 / 27).magnitude < 1e-12)
    #expect((law.cumulative(2) - 12.0 / 27 - 56.0 / 405).magnitude < 1e-12)
    #expect(relativeDifference(law.mean, 2.55) < 1e-15)
  }

  /// The tail mean of a lattice law by its definition: a total of one loss of 1 is the count itself.
  @Test func tailMeanOfACountIsThatOfItsLaw() throws {
    let law = try CompoundLaw(meanEvents: 3, severity: .point(1), gridPoints: 128)
    let count = Distribution.poisson(mean: 3)
    for p in [0.1, 0.5, 0.9, 0.99] {
      let exact = (3 - PartialMoments(count).mean(below: p)) / (1 - p)
      #expect(relativeDifference(law.tailMean(p), exact) < 1e-10)
      #expect(law.quantile(p) == count.quantile(p))
    }
  }

  @Test func whatIsNotComputableIsRefused() {
    #expect(throws: DistributionError.self) {
      try CompoundLaw(meanEvents: -1, severity: .point(1))
    }
    #expect(throws: DistributionError.self) {
      try CompoundLaw(meanEvents: 1, severity: .normal(mean: 0, standardDeviation: 1))
    }
    #expect(throws: DistributionError.self) {
      try CompoundLaw(meanEvents: .nan, severity: .point(1))
    }
  }

  @Test("Several forms of loss: a form in a share of events, and two forms that add up")
  func forms() throws {
    let severity = Distribution.gamma(shape: 2, scale: 100)
    // A form that occurs in 30 % of 10 events is a form of 3 events.
    let thinned = try CompoundLaw(
      meanEvents: 10, forms: [CompoundForm(severity, share: 0.3)], gridPoints: 1 << 14)
    let plain = try CompoundLaw(meanEvents: 3, severity: severity, gridPoints: 1 << 14)
    #expect(abs(thinned.mean - plain.mean) < 1e-9 * plain.mean)
    #expect(abs(thinned.standardDeviation - plain.standardDeviation) < 1e-9 * plain.mean)
    #expect(abs(thinned.probabilityOfZero - plain.probabilityOfZero) < 1e-12)
    for p in [0.3, 0.5, 0.9, 0.99] {
      // Two grids of different steps, each good to its step.
      #expect(abs(thinned.quantile(p) / plain.quantile(p) - 1) < 1e-3)
    }
    // Two gamma forms of one scale add up to one of the sum of their shapes.
    let two = try CompoundLaw(
      meanEvents: 3,
      forms: [
        CompoundForm(.gamma(shape: 0.5, scale: 100)), CompoundForm(.gamma(shape: 1.5, scale: 100)),
      ], gridPoints: 1 << 14)
    #expect(abs(two.mean - plain.mean) < 1e-9 * plain.mean)
    #expect(abs(two.standardDeviation - plain.standardDeviation) < 1e-9 * plain.mean)
    for p in [0.3, 0.5, 0.9, 0.99] {
      #expect(abs(two.quantile(p) / plain.quantile(p) - 1) < 2e-3)
    }
  }
}
