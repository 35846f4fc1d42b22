// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Testing

@testable import Distributions

/// A shape's inverse, set up once, serves all levels.
@Suite("Inverse of the gamma law")
struct GammaInverseTests {
  @Test("It leads back to the level, in both tails", arguments: [0.01, 0.5, 1, 2.5, 30, 99, 1e4])
  func roundTrip(shape: Double) {
    let inverse = GammaInverse(shape)
    for tail in [1e-12, 1e-6, 0.01, 0.3, 0.5] {
      let low = PinnedMath.incompleteGamma(shape: shape, inverse(Level(lower: tail))).lower
      let high = PinnedMath.incompleteGamma(shape: shape, inverse(Level(upper: tail))).upper
      #expect(inverse(Level(lower: tail)) < 1e-300 || abs(low / tail - 1) < 1e-11)
      #expect(inverse(Level(upper: tail)) < 1e-300 || abs(high / tail - 1) < 1e-11)
    }
  }

  @Test("Ends, and what is no shape or level")
  func ends() {
    let inverse = GammaInverse(2)
    #expect(inverse(.zero) == 0)
    #expect(inverse(.one) == .infinity)
    #expect(inverse(Level(lower: .nan)).isNaN)
    for shape in [0, -1, Double.nan] { #expect(GammaInverse(shape)(Level(lower: 0.5)).isNaN) }
  }
}
