// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Two uncertain numbers that tend to be high together, or one low where the other is high.
///
/// All correlations of a model make a Gaussian copula: the laws of the numbers stay what they are.
public struct Correlation: Hashable, Sendable {
  /// The full name of the first number (see ``ParameterName``).
  public var first: String
  /// The full name of the second number.
  public var second: String
  /// Spearman's rank correlation, between -1 and 1.
  public var rank: Double

  /// Makes a correlation.
  public init(_ first: String, _ second: String, rank: Double) {
    self.first = first
    self.second = second
    self.rank = rank
  }

  /// The correlation of the normal scores: `2 sin(pi/6 rank)` in a Gaussian copula (Pearson 1907).
  ///
  /// By the series of the sine, whose eighth term is below a unit in the last place here.
  public var normal: Double {
    let x = rank * 0.523_598_775_598_298_9
    let square = x * x
    var (term, sum) = (x, x)
    for index in 1...8 {
      term *= -square / Double(2 * index * (2 * index + 1))
      sum += term
    }
    return min(max(2 * sum, -1), 1)
  }
}
