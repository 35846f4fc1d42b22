// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import Distributions

@Suite struct CountQuantileTests {
  private static let levels =
    (1..<400).map { Double($0) / 400 } + [1e-12, 1e-7, 1 - 1e-7, 1 - 1e-12]

  /// The smallest count that reaches the level, by the definition; 1e-13 for rounding in the probabilities.
  @Test(arguments: [0.001, 0.5, 3, 19.9, 20.1, 55, 1234.5, 1e6, 1e9])
  func poissonIsExact(mean: Double) {
    let law = PoissonLaw(mean: mean)
    for u in Self.levels {
      let count = PoissonQuantile.value(u, mean: mean)
      let slack = 1e-11 * min(u, 1 - u)
      #expect(law.level(ofCount: count).lower >= u - slack)
      #expect(law.level(ofCount: count - 1).lower < u + slack)
    }
  }

  /// Levels next to the steps, where an expansion would be the first to fail; closer than the 1e-12 to which the
  /// probabilities are known there is no telling.
  @Test(arguments: [5.0, 20.01, 30, 100, 1000, 1e5, 1e7])
  func poissonIsExactNextToItsSteps(mean: Double) {
    let law = PoissonLaw(mean: mean)
    for index in -60...60 {
      let step = CountSearch.count(mean + Double(index) / 12 * mean.squareRoot())
      let level = law.level(ofCount: step)
      let tail = min(level.lower, level.upper)
      let next = law.level(ofCount: step + 1).lower - level.lower
      let last = level.lower - law.level(ofCount: step - 1).lower
      for distance in [1e-3, 1e-5, 1e-7, 1e-9]
      where tail * distance > 1e-15 && tail * distance < 0.5 * min(next, last) {
        #expect(PoissonQuantile.value(level.lower - tail * distance, mean: mean) == step)
        #expect(PoissonQuantile.value(level.lower + tail * distance, mean: mean) == step + 1)
      }
    }
  }

  @Test(arguments: [
    (1, 0.5), (10, 0.3), (1000, 0.001), (1000, 0.5), (5000, 0.999), (1_000_000, 0.3),
  ])
  func binomialIsExact(trials: Int, probability: Double) {
    let law = BinomialLaw(trials: trials, probability: probability)
    for u in Self.levels {
      let count = BinomialQuantile.value(u, trials: trials, probability: probability)
      let slack = 1e-11 * min(u, 1 - u)
      #expect(law.level(ofCount: count).lower >= u - slack)
      #expect(law.level(ofCount: count - 1).lower < u + slack)
    }
  }

  @Test func edgesDoNotTrap() {
    #expect(PoissonQuantile.value(0, mean: 5) == 0)
    #expect(PoissonQuantile.value(0.9, mean: 0) == 0)
    #expect(PoissonQuantile.value(0.9, mean: -1) == 0)
    #expect(PoissonQuantile.value(.nan, mean: 5) == 0)
    #expect(PoissonQuantile.value(0.5, mean: .nan) == 0)
    #expect(PoissonQuantile.value(1, mean: 5) > 20)
    #expect(PoissonQuantile.value(0.5, mean: .infinity) > 1_000_000)
    #expect(BinomialQuantile.value(0.5, trials: 0, probability: 0.5) == 0)
    #expect(BinomialQuantile.value(0.5, trials: -3, probability: 0.5) == 0)
    #expect(BinomialQuantile.value(0.5, trials: 9, probability: 1) == 9)
    #expect(BinomialQuantile.value(0.5, trials: 9, probability: 0) == 0)
    #expect(BinomialQuantile.value(1, trials: 9, probability: 0.5) == 9)
  }

  /// Probabilities by the definitions, worked out by hand.
  @Test func probabilitiesAreThoseOfTheDefinitions() {
    #expect(
      relativeDifference(Distribution.poisson(mean: 2).cumulative(1), 3 * PinnedMath.exp(-2))
        < 1e-15)
    #expect(
      relativeDifference(Distribution.binomial(trials: 3, probability: 0.5).cumulative(1), 0.5)
        < 1e-15)
    // r = 3, beta = 1/2, hence mean 3/2: (2/3)^3, and as much again for one.
    let law = Distribution.negativeBinomial(mean: 1.5, size: 3)
    #expect(relativeDifference(law.cumulative(0), 8.0 / 27) < 1e-14)
    #expect(relativeDifference(law.cumulative(1), 16.0 / 27) < 1e-14)
  }

  /// Moments up to a level against sums over the counts themselves.
  @Test(arguments: [
    Distribution.poisson(mean: 3.5), .negativeBinomial(mean: 5, size: 2),
    .binomial(trials: 40, probability: 0.1), .scaled(.poisson(mean: 3), factor: 0.1, offset: 2),
    .scaled(.poisson(mean: 3), factor: -0.1, offset: 2),
    .truncated(.poisson(mean: 3), lower: 1, upper: 6),
  ])
  func momentsAreSums(law: Distribution) {
    for u in [0.1, 0.5, 0.83, 0.999] {
      var (first, second, start) = (0.0, 0.0, 0.0)
      while start < u {
        let x = law.quantile(start + 1e-12)
        let mass = min(law.cumulative(x), u) - start
        first += x * mass
        second += x * x * mass
        start += max(mass, 1e-12)
      }
      let partial = PartialMoments(law)
      #expect((partial.mean(below: u) - first).magnitude < 1e-9)
      #expect((partial.secondMoment(below: u) - second).magnitude < 1e-8)
    }
  }
}
