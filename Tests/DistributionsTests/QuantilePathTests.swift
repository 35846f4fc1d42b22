// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import Distributions

/// Tables that are followed along the differential equation of their quantile function, not searched cell by cell.
@Suite struct QuantilePathTests {
  /// Shapes from a third to some hundreds, in all pairs; scales and offsets that leave values their digits.
  private static let laws: [Distribution] = shapes.flatMap { a in
    shapes.map { b in .beta(alpha: a, beta: b) } + [
      .gamma(shape: a, scale: 1 / a), .scaled(.beta(alpha: a, beta: 3), factor: -2, offset: 2.5),
    ]
  }
  private static let shapes = [0.31, 0.77, 1, 1.9, 4.3, 17, 61, 240]

  private static let levels = (1..<300).map { (Double($0) - 0.381) / 299 }

  @Test func tablesOfManyShapesKeepTheirErrorBound() {
    for law in Self.laws {
      let table = QuantileTable(law)
      for u in Self.levels {
        let x = table(u)
        let slack = 4 * x.ulp
        #expect(law.cumulative(x - slack) - 1e-10 <= u, "\(law), \(u): \(x)")
        #expect(law.cumulative(x + slack) + 1e-10 >= u, "\(law), \(u): \(x)")
      }
    }
  }

  /// The path meets the median, which it was not told, from both sides: errors of 26 intervals have not added up to 1e-11.
  @Test(arguments: [false, true])
  func pathsLeadFromTheTailToTheMedian(isHigh: Bool) throws {
    for law in Self.laws.map(\.law) {
      var path = try #require(law.path(isHigh: isHigh), "\(law)")
      for octave in 0..<QuantileCells.octaves {
        let half = 0.25 * QuantileCells.smallestTail * Double(1 << octave)
        #expect(path.advance(halfWidth: half, next: half) != nil, "\(law), \(octave)")
        #expect(path.advance(halfWidth: half, next: 2 * half) != nil, "\(law), \(octave)")
      }
      #expect(path.probabilityError(at: law.quantile(Level(lower: 0.5))) < 1e-11, "\(law)")
    }
  }

  @Test func lawsWithoutAnEquationHaveNoPath() {
    let law = Distribution.triangular(minimum: 0, mode: 1, maximum: 3).law
    #expect(law.path(isHigh: false) == nil)
  }

  /// A tail of values that cannot be told from 0 is left to the law.
  @Test func tinyShapesHaveNoPath() {
    #expect(Distribution.beta(alpha: 0.001, beta: 2).law.path(isHigh: false) == nil)
    #expect(Distribution.gamma(shape: 0.001, scale: 2).law.path(isHigh: false) == nil)
  }
}
