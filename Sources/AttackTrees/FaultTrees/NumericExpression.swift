// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A number as a function of parameters and random deviates.
///
/// Two deviates are independent even if their laws are equal; what is to be shared is a parameter.
public indirect enum NumericExpression: Hashable, Sendable {
  /// What an application computes.
  public enum Operator: Hashable, Sendable, CaseIterable {
    /// The sum of the operands.
    case sum
    /// The first less all others.
    case difference
    /// The product of the operands.
    case product
    /// The first divided by all others.
    case quotient
    /// The negated operand.
    case negation
    /// The least operand.
    case minimum
    /// The greatest operand.
    case maximum
    /// The arithmetic mean of the operands.
    case mean
    /// The first to the power of the second.
    case power
    /// Euler's number to the power of the operand.
    case exponential
    /// The natural logarithm.
    case logarithm
    /// The logarithm to base 10.
    case decimalLogarithm
    /// The square root.
    case squareRoot
    /// The absolute value.
    case absolute
    /// Failure of a component of rate `a` within time `b`: `1 - exp(-a b)`.
    case exponentialFailure
    /// Weibull failure of scale `a` and shape `b` within time `d`, new at time `c`:
    /// `1 - exp(-((d - c)/a)^b)`.
    case weibullFailure
    /// Failure on demand `a`, rate `b`, repair rate `c`, time `d`:
    /// `(b - (b - a (b + c)) exp(-(b + c) d))/(b + c)`.
    case demandFailure
    /// Rate `a`, test interval `b`, first test `c`, time `d`: `1 - exp(-a x)` with `x` the time since
    /// the last test, or since the start.
    case periodicTest
  }

  /// A number.
  case constant(Double)
  /// The parameter of this index.
  case parameter(Int)
  /// A draw from a law.
  case deviate(Distribution)
  /// A function of operands.
  case apply(Operator, [NumericExpression])
}
