// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// A law in figures.
public struct LearntLaw: Hashable, Sendable {
  /// The law; `nil` for figures of draws.
  public var law: Distribution?
  /// The mean.
  public var mean: Double
  /// The 5 % quantile.
  public var p05: Double
  /// The median.
  public var p50: Double
  /// The 95 % quantile.
  public var p95: Double

  /// The figures of a law.
  public init(_ law: Distribution) {
    self.law = law
    mean = law.mean
    p05 = law.quantile(0.05)
    p50 = law.quantile(0.5)
    p95 = law.quantile(0.95)
  }

  /// The figures of weighted draws.
  init(_ values: [Double], weights: [Double]) {
    let total = weights.reduce(0, +)
    mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let order = values.indices.sorted { values[$0] < values[$1] }
    func quantile(_ level: Double) -> Double {
      var sum = 0.0
      for index in order {
        sum += weights[index]
        if sum >= level * total { return values[index] }
      }
      return order.last.map { values[$0] } ?? .nan
    }
    p05 = quantile(0.05)
    p50 = quantile(0.5)
    p95 = quantile(0.95)
  }
}
