// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Scrambled Sobol points: numbers that fill the unit cube evenly, a function of point and dimension without
/// state.
///
/// Any `2^k` points from a multiple of `2^k` on have exactly one coordinate in each of the `2^k` equal cells of each
/// axis, and nets of small `t` in planes. Each point on its own is uniformly distributed over the cube, and points under
/// two keys are independent, so that means over several keys tell their own error. For smooth functions
/// the error falls almost like `points^-1.5` (Owen, Annals of Statistics 25, 1997), for plain random points like
/// `points^-0.5`.
public struct SobolPoints: Sendable {
  /// The most dimensions that there are.
  public static let maximumDimensions = SobolDirections.maximumDimensions

  private let directions: SobolDirections
  private let scrambles: [NestedScramble]

  /// Makes the points of a number of dimensions under a key.
  ///
  /// O(dimensions).
  ///
  /// - Precondition: `dimensions` is at most ``maximumDimensions``.
  public init(dimensions: Int, key: UInt64) {
    directions = SobolDirections(dimensions: dimensions)
    scrambles = (0..<dimensions).map {
      NestedScramble(key: NameHash.mix(key ^ NameHash.mix(UInt64($0))))
    }
  }

  /// A coordinate of a point, in the open interval (0, 1).
  ///
  /// O(1). - Precondition: there is such a dimension.
  public func uniform(point: UInt32, dimension: Int) -> Double {
    precondition(scrambles.indices.contains(dimension), "no such dimension")
    let digits = directions.reversed.withUnsafeBufferPointer {
      SobolDigits.digits(of: point, from: $0, at: dimension * SobolDirections.bits)
    }
    return NestedScramble.unit(scrambles[dimension](UInt64(digits)))
  }
}
