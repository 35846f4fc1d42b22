// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Testing

@testable import RiskSimulation

@Suite("Sobol points and their scrambling")
struct SobolPointsTests {
  @Test("There are as many primitive polynomials of a degree as the totient of 2^s - 1 over s")
  func polynomials() {
    let polynomials = PrimitivePolynomials.first(161)
    let counts = (1...10).map { degree in polynomials.count { $0.degree == degree } }
    #expect(counts == [1, 1, 2, 2, 6, 6, 18, 16, 48, 60])
    // x^3 + x + 1 and x^3 + x^2 + 1, the two of degree 3.
    #expect(polynomials[2...3].map(\.bits) == [0b1011, 0b1101])
  }

  @Test("The first 2^k points have one coordinate in each of 2^k equal cells, in every dimension")
  func stratification() {
    let dimensions = SobolPoints.maximumDimensions
    let points = SobolPoints(dimensions: dimensions, key: 7)
    for dimension in stride(from: 0, to: dimensions, by: 211) {
      for bits in [1, 4, 7] {
        let cells = Set(
          (0..<UInt32(1 << bits)).map {
            Int(points.uniform(point: $0, dimension: dimension) * Double(1 << bits))
          })
        #expect(cells.count == 1 << bits, "dimension \(dimension)")
      }
    }
  }

  @Test(
    "The first two dimensions are a (0, 2) sequence: one point in each elementary box of every shape"
  )
  func boxes() {
    let points = SobolPoints(dimensions: 2, key: 11)
    for bits in 0...8 {
      let boxes = Set(
        (0..<UInt32(256)).map { point in
          let column = Int(points.uniform(point: point, dimension: 0) * Double(1 << bits))
          let row = Int(points.uniform(point: point, dimension: 1) * Double(1 << (8 - bits)))
          return column << (8 - bits) | row
        })
      #expect(boxes.count == 256)
    }
  }

  @Test("All 128 scramblings of the first three digits are equally likely")
  func scramblings() {
    var counts = Array(repeating: 0.0, count: 128)
    let keys = 128 * 100
    for key in 0..<UInt64(keys) {
      let scramble = NestedScramble(key: key)
      var pattern = Int(scramble(0) & 1)
      for prefix in UInt64(0)..<2 { pattern = pattern << 1 | Int(scramble(prefix) >> 1 & 1) }
      for prefix in UInt64(0)..<4 { pattern = pattern << 1 | Int(scramble(prefix) >> 2 & 1) }
      counts[pattern] += 1
    }
    // Chi-squared with 127 degrees of freedom: mean 127, standard deviation 15.9.
    let chiSquared = counts.reduce(0) { $0 + ($1 - 100) * ($1 - 100) / 100 }
    #expect(abs(chiSquared - 127) < 4 * 15.9)
  }

  @Test("Scrambling is nested: points that share k digits share k digits afterwards, and no more")
  func nesting() {
    let scramble = NestedScramble(key: 99)
    for digits in 0..<8 {
      let first = scramble(0b1011_0010)
      let second = scramble(0b1011_0010 ^ 1 << UInt64(digits))
      #expect((first ^ second).trailingZeroBitCount == digits)
    }
  }

  /// The root mean squared error over 16 keys of the mean of a product of linear factors, whose integral is 1.
  private func error(dimensions: Int, points: UInt32) -> Double {
    let squares = (0..<UInt64(16)).map { key in
      let source = SobolPoints(dimensions: dimensions, key: key)
      var sum = 0.0
      for point in 0..<points {
        var product = 1.0
        for dimension in 0..<dimensions {
          let uniform = source.uniform(point: point, dimension: dimension)
          product *= 1 + (uniform - 0.5) / Double(dimension + 1)
        }
        sum += product
      }
      let error = sum / Double(points) - 1
      return error * error
    }
    return (squares.reduce(0, +) / 16).squareRoot()
  }

  @Test(
    "Integrals of smooth functions: the error falls faster than 1/N in 5 and like 1/N in 40 dimensions"
  )
  func convergence() {
    // 16 times the points; the error of a plain mean would fall to a quarter. The spread of an error from 16 keys
    // is 18 %.
    #expect(error(dimensions: 5, points: 1_024) < error(dimensions: 5, points: 64) / 16)
    #expect(error(dimensions: 40, points: 1_024) < error(dimensions: 40, points: 64) / 8)
    // Plain points: the standard deviation of the product is 0.36.
    #expect(error(dimensions: 40, points: 1_024) < 0.36 / 32 / 10)
  }
}
