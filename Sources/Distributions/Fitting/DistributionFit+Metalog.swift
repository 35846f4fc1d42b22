// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension DistributionFit {
  /// The metalog law through percentiles, with as many terms as there are percentiles.
  ///
  /// Keelin, Decision Analysis 13(4), 2016: the quantile function is linear in its coefficients. O(n^3).
  /// - Parameters:
  ///   - percentiles: two to ten percentiles; p10, p50, p90 are usual.
  ///   - lower: the least possible value, if there is one.
  ///   - upper: the greatest possible value, if there is one.
  /// - Returns: a metalog law with these bounds.
  /// - Throws: ``DistributionError`` unless the percentiles rise inside the bounds and the law is feasible.
  public static func metalog(
    percentiles: [Percentile], lower: Double? = nil, upper: Double? = nil
  ) throws(DistributionError) -> Distribution {
    let points = try sorted(percentiles)
    guard points.count <= 10 else {
      throw .noFit("\(points.count) percentiles are more than the ten that a metalog can take")
    }
    if let lower { try Parameter.finite(lower, "the lower bound") }
    if let upper { try Parameter.finite(upper, "the upper bound") }
    for point in points
    where point.value <= lower ?? -.infinity || point.value >= upper ?? .infinity {
      throw .outside(
        parameter: "a percentile", value: point.value, lower: lower ?? -.infinity,
        upper: upper ?? .infinity)
    }
    let bounds = MetalogLaw(coefficients: [], lower: lower, upper: upper)
    let rows = points.map {
      MetalogLaw.basis(Level(lower: $0.probability), terms: points.count)
        + [bounds.untransformed($0.value)]
    }
    return try checked(
      .metalog(coefficients: try LinearSystem.solution(rows), lower: lower, upper: upper))
  }
}
