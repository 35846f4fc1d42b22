// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An estimate with its standard error.
public struct SensitivityEstimate: Hashable, Sendable {
  /// The estimate from all draws.
  public var value: Double
  /// Its standard error, from the spread of the same estimate over sections of the draws.
  public var standardError: Double

  /// Makes an estimate.
  public init(value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  /// The sections behind standard errors.
  static let sections = 16

  /// An estimate from all of `count` draws, and its error from equal sections of them.
  init(count: Int, _ estimate: (Range<Int>) -> Double) {
    let size = count / Self.sections
    value = estimate(0..<count)
    let parts = (0..<Self.sections).map { estimate(($0 * size)..<(($0 + 1) * size)) }
    standardError = size > 1 ? Moments(of: parts, count: parts.count).standardError : .nan
  }
}
