// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Expressions as Open-PSA writes them.
struct OpenPSAExpressions {
  private static let bins = 50
  /// Where a law without an end is cut for its histogram.
  private static let tail = 1e-4

  /// The identifiers of the parameters.
  var parameterNames: [Int: String] = [:]
  /// The elements whose laws became histograms.
  private(set) var approximated: [String] = []
  /// The elements whose laws became their means.
  private(set) var averaged: [String] = []

  /// The lines of an expression.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - owner: The name of what it belongs to, for warnings.
  ///   - indent: The space before each line.
  /// - Returns: The lines.
  mutating func text(
    _ expression: NumericExpression, of owner: String, indent: String
  ) -> String {
    switch expression {
    case .constant(let value): return float(value, indent)
    case .parameter(let index):
      return "\(indent)<parameter name=\"\(parameterNames[index] ?? "")\"/>\n"
    case .deviate(let law): return text(law, of: owner, indent)
    case .apply(let function, let operands):
      let inner = operands.map { text($0, of: owner, indent: indent + "  ") }
      return element(Self.name(of: function), inner, indent)
    }
  }

  private static func name(of function: NumericExpression.Operator) -> String {
    switch function {
    case .sum: "add"
    case .difference: "sub"
    case .product: "mul"
    case .quotient: "div"
    case .negation: "neg"
    case .minimum: "min"
    case .maximum: "max"
    case .mean: "mean"
    case .power: "pow"
    case .exponential: "exp"
    case .logarithm: "log"
    case .decimalLogarithm: "log10"
    case .squareRoot: "sqrt"
    case .absolute: "abs"
    case .exponentialFailure: "exponential"
    case .weibullFailure: "Weibull"
    case .demandFailure: "GLM"
    case .periodicTest: "periodic-test"
    }
  }

  private mutating func text(
    _ law: Distribution, of owner: String, _ indent: String
  ) -> String {
    switch law {
    case .point(let value): return float(value, indent)
    case .uniform(let low, let high) where low < high:
      return deviate("uniform-deviate", [low, high], indent)
    case .normal(let mean, let deviation) where deviation > 0:
      return deviate("normal-deviate", [mean, deviation], indent)
    case .lognormal(let mu, let sigma) where sigma > 0:
      return deviate("lognormal-deviate", [mu, sigma], indent)
    case .gamma(let shape, let scale): return deviate("gamma-deviate", [shape, scale], indent)
    case .beta(let alpha, let beta): return deviate("beta-deviate", [alpha, beta], indent)
    case .pert(let minimum, let mode, let maximum, let lambda) where minimum < maximum:
      let width = maximum - minimum
      let base = Distribution.beta(
        alpha: 1 + lambda * (mode - minimum) / width, beta: 1 + lambda * (maximum - mode) / width)
      return scaled(base, width, minimum, of: owner, indent)
    case .scaled(let base, let factor, let offset):
      return scaled(base, factor, offset, of: owner, indent)
    case .mixture(let parts):
      return Self.histogram(parts).map { histogram($0, indent) }
        ?? approximation(of: law, owner, indent)
    default: return approximation(of: law, owner, indent)
    }
  }

  private mutating func scaled(
    _ base: Distribution, _ factor: Double, _ offset: Double, of owner: String, _ indent: String
  ) -> String {
    if factor == 0 { return float(offset, indent) }
    let isMoved = offset != 0
    let isStretched = factor != 1
    let inner = indent + (isMoved ? "  " : "") + (isStretched ? "  " : "")
    var result = text(base, of: owner, inner)
    let middle = indent + (isMoved ? "  " : "")
    if isStretched { result = element("mul", [float(factor, middle + "  "), result], middle) }
    return isMoved ? element("add", [float(offset, indent + "  "), result], indent) : result
  }

  /// A histogram, if the parts are bins side by side.
  private static func histogram(
    _ parts: [WeightedDistribution]
  ) -> (edges: [Double], weights: [Double])? {
    var edges: [Double] = []
    for part in parts {
      guard case .uniform(let low, let high) = part.distribution, low < high,
        edges.isEmpty || edges.last == low
      else { return nil }
      if edges.isEmpty { edges.append(low) }
      edges.append(high)
    }
    return edges.isEmpty ? nil : (edges, parts.map(\.weight))
  }

  /// Bins of equal probability, stretched so that the mean is right; the mean where there are no bins.
  private mutating func approximation(
    of law: Distribution, _ owner: String, _ indent: String
  ) -> String {
    let (lower, upper) = law.support
    let edges = (0...Self.bins).map { index in
      switch index {
      case 0: lower.isFinite ? lower : law.quantile(Self.tail)
      case Self.bins: upper.isFinite ? upper : law.quantile(complement: Self.tail)
      default: law.quantile(Double(index) / Double(Self.bins))
      }
    }
    let middles = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
    let factor = law.mean / (middles.reduce(0, +) / Double(Self.bins))
    guard zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }), factor.isFinite, factor > 0 else {
      averaged.append(owner)
      return float(law.mean, indent)
    }
    approximated.append(owner)
    let isCapped = upper <= 1 && edges[Self.bins] * factor > 1
    let outer = indent + (isCapped ? "  " : "")
    let weights = Array(repeating: 1.0, count: Self.bins)
    let result = element(
      "mul", [float(factor, outer + "  "), histogram((edges, weights), outer + "  ")], outer)
    return isCapped ? element("min", [float(1, indent + "  "), result], indent) : result
  }

  private func histogram(_ bins: (edges: [Double], weights: [Double]), _ indent: String) -> String {
    let inner = zip(bins.edges.dropFirst(), bins.weights).map { edge, weight in
      "\(indent)  <bin><float value=\"\(edge)\"/><float value=\"\(weight)\"/></bin>\n"
    }
    return element("histogram", [float(bins.edges[0], indent + "  ")] + inner, indent)
  }

  private func deviate(_ name: String, _ numbers: [Double], _ indent: String) -> String {
    element(name, numbers.map { float($0, indent + "  ") }, indent)
  }

  private func float(_ value: Double, _ indent: String) -> String {
    "\(indent)<float value=\"\(value)\"/>\n"
  }

  private func element(_ name: String, _ inner: [String], _ indent: String) -> String {
    "\(indent)<\(name)>\n\(inner.joined())\(indent)</\(name)>\n"
  }
}
