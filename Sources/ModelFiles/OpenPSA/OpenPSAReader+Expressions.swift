// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

extension OpenPSAReader {
  /// The expression of a parameter.
  mutating func expression(of pending: Pending) -> NumericExpression? {
    guard let element = expressionElement(of: pending) else {
      error("missing-value", "the parameter has no expression", pending.element)
      return nil
    }
    return expression(element, in: pending.path)
  }

  /// The expression of a basic event; `nil` if there is none.
  mutating func probability(of pending: Pending) -> NumericExpression? {
    guard let element = expressionElement(of: pending) else { return nil }
    return expression(element, in: pending.path)
  }

  private func expressionElement(of pending: Pending) -> XMLElement? {
    pending.element.children.first { $0.name != "label" && $0.name != "attributes" }
  }

  private mutating func expression(
    _ element: XMLElement, in path: String
  ) -> NumericExpression? {
    switch element.name {
    case "float", "int": return number(element)
    case "bool": return .constant(element["value"] == "true" ? 1 : 0)
    case "pi": return .constant(.pi)
    case "system-mission-time": return .constant(missionTime)
    case "parameter": return parameter(element, in: path)
    case "histogram": return histogram(element, in: path)
    default: break
    }
    var operands: [NumericExpression] = []
    for child in element.children {
      guard let operand = expression(child, in: path) else { return nil }
      operands.append(operand)
    }
    if element.name.hasSuffix("-deviate") { return deviate(element, operands) }
    return application(element, operands)
  }

  private mutating func number(_ element: XMLElement) -> NumericExpression? {
    let text = element["value"] ?? ""
    let isDecimal = text.utf8.allSatisfy { (43...57).contains($0) || $0 == 69 || $0 == 101 }
    guard isDecimal, let value = Double(text), value.isFinite else {
      error("bad-number", "'\(text)' is no finite number", element)
      return nil
    }
    return .constant(value)
  }

  private mutating func parameter(
    _ element: XMLElement, in path: String
  ) -> NumericExpression? {
    let name = element["name"] ?? ""
    if let index = parameters.index(of: name, in: path) { return .parameter(index) }
    error(
      "undefined-name", "there is no parameter '\(name)'", element,
      hint: NearestName.hint(name, among: parameters.names))
    return nil
  }

  private mutating func application(
    _ element: XMLElement, _ operands: [NumericExpression]
  ) -> NumericExpression? {
    guard let (function, arity) = Self.functions[element.name] else {
      error("unknown-element", "the expression '\(element.name)' is not taken", element)
      return nil
    }
    guard arity.contains(operands.count) else {
      error(
        "bad-formula",
        "'\(element.name)' is not taken with so many operands as here: \(operands.count)", element)
      return nil
    }
    return .apply(function, operands)
  }

  private static let functions: [String: (NumericExpression.Operator, ClosedRange<Int>)] = [
    "add": (.sum, 1...Int.max), "sub": (.difference, 1...Int.max),
    "mul": (.product, 1...Int.max), "div": (.quotient, 2...Int.max), "neg": (.negation, 1...1),
    "min": (.minimum, 1...Int.max), "max": (.maximum, 1...Int.max), "mean": (.mean, 1...Int.max),
    "pow": (.power, 2...2), "exp": (.exponential, 1...1), "log": (.logarithm, 1...1),
    "log10": (.decimalLogarithm, 1...1), "sqrt": (.squareRoot, 1...1), "abs": (.absolute, 1...1),
    "exponential": (.exponentialFailure, 2...2), "Weibull": (.weibullFailure, 4...4),
    "GLM": (.demandFailure, 4...4), "periodic-test": (.periodicTest, 4...4),
  ]

  private mutating func deviate(
    _ element: XMLElement, _ operands: [NumericExpression]
  ) -> NumericExpression? {
    let numbers = operands.compactMap { certainValue($0) }
    guard numbers.count == operands.count else {
      error(
        "not-taken", "'\(element.name)' with operands that are uncertain is not taken",
        element)
      return nil
    }
    guard let law = Self.law(element.name, numbers) else {
      error(
        "bad-formula",
        "'\(element.name)' does not take these operands: \(numbers.map(\.description).joined(separator: ", "))",
        element)
      return nil
    }
    return .deviate(law)
  }

  /// The value of an operand of a law, if no deviate is in it, nor a long chain of parameters.
  private mutating func certainValue(
    _ expression: NumericExpression, depth: Int = 0
  ) -> Double? {
    guard depth < Self.operandDepth else { return nil }
    switch expression {
    case .constant(let value): return value
    case .deviate: return nil
    case .parameter(let index):
      return readParameter(index).flatMap { certainValue($0, depth: depth + 1) }
    case .apply(let function, let operands):
      let values = operands.compactMap { certainValue($0, depth: depth + 1) }
      return values.count == operands.count ? function.value(values) : nil
    }
  }

  private static let operandDepth = 500

  private static func law(_ name: String, _ x: [Double]) -> Distribution? {
    switch (name, x.count) {
    case ("uniform-deviate", 2) where x[0] < x[1]: .uniform(minimum: x[0], maximum: x[1])
    case ("normal-deviate", 2) where x[1] > 0: .normal(mean: x[0], standardDeviation: x[1])
    case ("lognormal-deviate", 2) where x[1] > 0: .lognormal(mu: x[0], sigma: x[1])
    case ("lognormal-deviate", 3) where x[0] > 0 && x[1] > 1 && x[2] > 0.5 && x[2] < 1:
      lognormal(mean: x[0], errorFactor: x[1], level: x[2])
    case ("gamma-deviate", 2) where x[0] > 0 && x[1] > 0: .gamma(shape: x[0], scale: x[1])
    case ("beta-deviate", 2) where x[0] > 0 && x[1] > 0: .beta(alpha: x[0], beta: x[1])
    default: nil
    }
  }

  /// The law whose `level` quantile is the error factor times its median.
  private static func lognormal(
    mean: Double, errorFactor: Double, level: Double
  ) -> Distribution {
    let sigma = PinnedMath.log(errorFactor) / PinnedMath.normalQuantile(level)
    return .lognormal(mu: PinnedMath.log(mean) - sigma * sigma / 2, sigma: sigma)
  }

  /// A lower bound, then bins, each with its upper bound and its weight.
  private mutating func histogram(
    _ element: XMLElement, in path: String
  ) -> NumericExpression? {
    var lower: Double?
    var bins: [WeightedDistribution] = []
    for child in element.children {
      let numbers = (child.name == "bin" ? child.children : [child]).compactMap { part -> Double? in
        guard case .constant(let value)? = expression(part, in: path) else { return nil }
        return value
      }
      if let from = lower, child.name == "bin", numbers.count == 2, numbers[0] > from,
        numbers[1] >= 0
      {
        bins.append(
          WeightedDistribution(
            distribution: .uniform(minimum: from, maximum: numbers[0]), weight: numbers[1]))
      } else if lower != nil || numbers.count != 1 {
        error(
          "bad-formula", "a histogram is a lower bound and bins of rising bounds with weights",
          child)
        return nil
      }
      lower = numbers[0]
    }
    guard bins.contains(where: { $0.weight > 0 }) else {
      error("bad-formula", "a histogram needs a bin of positive weight", element)
      return nil
    }
    return .deviate(.mixture(bins))
  }
}
