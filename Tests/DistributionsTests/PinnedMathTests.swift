// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Testing

@testable import Distributions

/// Golden values: mpmath with 50 digits, written by Fixtures/golden.py.
@Suite struct PinnedMathTests {
  /// exp, log, log1p and expm1 within one unit of 2.2e-16, pow within two; the special functions by a margin.
  private static let tolerances: [String: Double] = [
    "exp": 2.3e-16, "log": 2.3e-16, "log1p": 2.3e-16, "expm1": 2.3e-16, "pow": 4.5e-16,
    "logGamma": 2e-15, "normalCumulative": 1e-14, "normalQuantile": 1e-15,
  ]

  @Test func elementaryAndSpecialFunctionsMeetTheirGoldenValues() throws {
    let rows = try GoldenValues.rows("functions")
    #expect(rows.count > 2000)
    for row in rows {
      let (x, y) = (try #require(Double(row[1])), try #require(Double(row[2])))
      let expected = try #require(Double(row[3]))
      let tolerance = try #require(Self.tolerances[row[0]])
      let value = try Self.value(row[0], x, y)
      #expect(relativeDifference(value, expected) <= tolerance, "\(row): \(value)")
    }
  }

  private static func value(_ name: String, _ x: Double, _ y: Double) throws -> Double {
    switch name {
    case "exp": PinnedMath.exp(x)
    case "log": PinnedMath.log(x)
    case "log1p": PinnedMath.log1p(x)
    case "expm1": PinnedMath.expm1(x)
    case "pow": PinnedMath.pow(x, y)
    case "logGamma": PinnedMath.logGamma(x)
    case "normalCumulative": PinnedMath.normalCumulative(x)
    case "normalQuantile": PinnedMath.normalQuantile(x)
    default: throw GoldenValues.UnknownName(name: name)
    }
  }

  @Test func edgesAreThoseOfMathematics() {
    #expect(PinnedMath.exp(-.infinity) == 0)
    #expect(PinnedMath.exp(.infinity) == .infinity)
    #expect(PinnedMath.exp(0) == 1)
    #expect(PinnedMath.exp(-745) == .leastNonzeroMagnitude)
    #expect(PinnedMath.log(0) == -.infinity)
    #expect(PinnedMath.log(-1).isNaN)
    #expect(PinnedMath.log(1) == 0)
    #expect(PinnedMath.log(.leastNonzeroMagnitude) == -744.4400719213812)
    #expect(PinnedMath.log1p(-1) == -.infinity)
    #expect(PinnedMath.expm1(-1000) == -1)
    #expect(PinnedMath.expm1(1000) == .infinity)
    #expect(PinnedMath.pow(0, 0) == 1)
    #expect(PinnedMath.pow(0, 2) == 0)
    #expect(PinnedMath.pow(0, -2) == .infinity)
    #expect(PinnedMath.pow(2, 10) == 1024)
    #expect(PinnedMath.pow(-2, 2).isNaN)
    #expect(PinnedMath.pow(10, 400) == .infinity)
    #expect(PinnedMath.normalQuantile(0) == -.infinity)
    #expect(PinnedMath.normalQuantile(1) == .infinity)
    #expect(PinnedMath.normalQuantile(0.5) == 0)
    #expect(PinnedMath.normalQuantile(1.5).isNaN)
    #expect(PinnedMath.normalCumulative(0) == 0.5)
    #expect(PinnedMath.logGamma(1) == 0)
    #expect(PinnedMath.logGamma(2) == 0)
    #expect(PinnedMath.logGamma(0) == .infinity)
    for result in [
      PinnedMath.exp(.nan), PinnedMath.log(.nan), PinnedMath.log1p(.nan), PinnedMath.expm1(.nan),
      PinnedMath.pow(.nan, 1), PinnedMath.normalCumulative(.nan), PinnedMath.normalQuantile(.nan),
      PinnedMath.incompleteGamma(shape: .nan, 1).lower, PinnedMath.incompleteBeta(1, 1, .nan).lower,
    ] {
      #expect(result.isNaN)
    }
  }

  /// The bits themselves, as they must come out on every machine and compiler.
  @Test func bitsArePinned() {
    var hash: UInt64 = 0
    func add(_ value: Double) { hash = (hash ^ value.bitPattern) &* 0x0000_0100_0000_01b3 }
    for index in 1...2000 {
      let x = Double(index) * 0.173
      add(PinnedMath.exp(-x))
      add(PinnedMath.log(x))
      add(PinnedMath.pow(x, 0.37))
      add(PinnedMath.expm1(-1 / x))
      add(PinnedMath.log1p(1 / x))
      add(PinnedMath.logGamma(x))
      add(PinnedMath.normalQuantile(Double(index) / 2001))
    }
    #expect(hash == 8_638_623_974_634_944_274)
  }

  @Test(arguments: [(0.01, 1e-300), (0.5, 0.2), (2.5, 8.0), (150.0, 160.0), (1e6, 999_000.0)])
  func incompleteGammaIsInverted(shape: Double, x: Double) {
    let level = PinnedMath.incompleteGamma(shape: shape, x)
    #expect(relativeDifference(level.lower + level.upper, 1) < 1e-15)
    let back = PinnedMath.inverseIncompleteGamma(shape: shape, level)
    #expect(relativeDifference(back, x) < 1e-12)
  }

  @Test(arguments: [(0.01, 3.0, 1e-200), (2.0, 3.0, 0.4), (80.0, 70.0, 0.6), (1e5, 3.0, 0.9999)])
  func incompleteBetaIsInverted(a: Double, b: Double, x: Double) {
    let level = PinnedMath.incompleteBeta(a, b, x)
    let back = PinnedMath.inverseIncompleteBeta(a, b, level)
    #expect(relativeDifference(back, x) < 1e-12)
    let mirrored = PinnedMath.incompleteBeta(b, a, 1 - x, x)
    #expect(relativeDifference(mirrored.upper, level.lower) < 1e-13)
  }
}
