// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import Distributions

@Suite struct DistributionMomentsTests {
  /// Laws whose kinks and steps the integration knows; counts are summed in CountQuantileTests.
  private static let integrable =
    SampleLaws.continuous + SampleLaws.stepped.filter { !$0.law.isStepped || $0.law is DiscreteLaw }

  /// The mean and variance against the integral of the quantile function, which knows nothing of the closed
  /// forms; 1e-8 leaves room for kinks that are known only to rounding.
  @Test(arguments: integrable)
  func momentsAreIntegralsOfTheQuantileFunction(law: Distribution) {
    let integral = QuantileIntegral(law.law).moments(below: .one)
    let spread = law.variance + law.mean * law.mean
    #expect((law.mean - integral.first).magnitude <= 1e-8 * spread.squareRoot())
    guard law.variance.isFinite else { return }
    #expect((spread - integral.second).magnitude <= 1e-8 * spread)
  }

  @Test func divergingMomentsAreInfinite() {
    #expect(Distribution.pareto(minimum: 1, shape: 1).mean == .infinity)
    #expect(Distribution.pareto(minimum: 1, shape: 2).variance == .infinity)
    #expect(Distribution.pareto(minimum: 1, shape: 2).mean == 2)
    #expect(Distribution.generalizedPareto(location: 0, scale: 1, shape: 1).mean == .infinity)
    #expect(
      Distribution.scaled(.pareto(minimum: 1, shape: 1), factor: -1, offset: 0).mean == -.infinity)
    #expect(
      Distribution.metalog(coefficients: [0, 1], lower: 0, upper: nil).mean == .infinity)
    #expect(
      Distribution.truncated(.pareto(minimum: 1, shape: 0.5), lower: nil, upper: 100).mean < 100)
  }

  @Test(arguments: integrable)
  func partialMomentsAreIntegralsUpToTheLevel(law: Distribution) {
    let partial = PartialMoments(law)
    for u in [0.1, 0.37, 0.5, 0.8, 0.99] {
      let integral = QuantileIntegral(law.law).moments(below: Level(lower: u))
      let scale = integral.second.squareRoot()
      #expect((partial.mean(below: u) - integral.first).magnitude <= 1e-8 * scale, "\(u)")
      #expect(
        (partial.secondMoment(below: u) - integral.second).magnitude <= 1e-8 * integral.second)
    }
  }

  /// Each family's closed form has its own algebra: it must add up to the whole.
  @Test(arguments: SampleLaws.continuous + SampleLaws.stepped)
  func partialMomentsReachTheMoments(law: Distribution) {
    let partial = PartialMoments(law)
    let second = law.variance + law.mean * law.mean
    #expect((partial.mean(below: 1) - law.mean).magnitude <= 1e-10 * second.squareRoot())
    #expect(relativeDifference(partial.secondMoment(below: 1), second) <= 1e-9)
  }

  @Test func partialMomentsOfAHeavyTailAreFiniteBelowIt() {
    let partial = PartialMoments(.pareto(minimum: 1, shape: 0.5))
    // The integral of (1-u)^-2 to 1/2 is 1.
    #expect(relativeDifference(partial.mean(below: 0.5), 1) < 1e-14)
    #expect(partial.mean(below: 1) == .infinity)
  }
}
