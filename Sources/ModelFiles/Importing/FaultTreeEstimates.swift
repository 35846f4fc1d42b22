// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions
import OrderedCollections

/// The expressions of a fault tree as estimates of the model language.
///
/// The language knows laws, shared parameters, stretched laws and probabilities from rates. What else depends on
/// something uncertain becomes its value at the means.
struct FaultTreeEstimates {
  /// What a law may have beyond [0, 1] and be cut without a word.
  private static let negligible = 1e-9

  private let tree: FaultTree
  private var names: [Int: String] = [:]
  private let values: ExpressionValues
  private var isProbability: [Bool]
  private var simplified: [String] = []
  private var truncated: [String] = []
  private var guessed: [String] = []
  private var rates: [String] = []

  /// The parameters, those first that the first events need.
  private(set) var parameters: OrderedDictionary<String, Estimate> = [:]

  /// Turns the parameters that are needed into estimates.
  init(_ tree: FaultTree, _ components: FaultTreeComponents) {
    self.tree = tree
    values = ExpressionValues(tree)
    isProbability = Array(repeating: false, count: tree.parameters.count)
    var names = ModelNames()
    for parameter in components.parameters {
      self.names[parameter] = names.add(tree.parameters[parameter].name)
    }
    markProbabilities(components.events)
    for parameter in components.parameters {
      let definition = tree.parameters[parameter]
      parameters[self.names[parameter] ?? ""] = estimate(
        definition.expression, of: definition.name, isProbability: isProbability[parameter])
    }
  }

  /// The probability of an event; 1 if the file has none, which is told.
  mutating func probability(ofEvent index: Int) -> Estimate {
    let event = tree.events[index]
    guard let expression = event.probability else {
      guessed.append(event.name)
      return .point(1)
    }
    return estimate(expression, of: event.name, isProbability: true)
  }

  /// What was not taken as it is.
  var diagnostics: [Diagnostic] {
    [
      Notice.warning(
        "missing-probability", guessed, "no probability is given: 1 is taken", hint: "put in yours"),
      Notice.warning(
        "simplified", simplified,
        "functions of uncertain numbers that the language lacks are taken at the means"),
      Notice.warning(
        "uncertain-rate", rates,
        "rates are uncertain: the expected value is the mean probability, where other tools take the "
          + "probability at the mean rate"),
      Notice.warning(
        "truncated", truncated, "laws that reach beyond [0, 1] are cut there"),
    ].compactMap { $0 }
  }

  private mutating func estimate(
    _ expression: NumericExpression, of owner: String, isProbability: Bool
  ) -> Estimate {
    switch expression {
    case .constant(let value): return .point(value)
    case .parameter(let index): return Estimate(.parameter(names[index] ?? ""))
    case .deviate(let law): return Estimate(isProbability ? bounded(law, owner) : law)
    case .apply(.minimum, let operands)
    where isProbability && operands.count == 2 && operands[0] == .constant(1):
      return estimate(operands[1], of: owner, isProbability: true)
    case .apply(.maximum, let operands)
    where isProbability && operands.count == 2 && operands[0] == .constant(0):
      return estimate(operands[1], of: owner, isProbability: true)
    case .apply(.exponentialFailure, let operands):
      if let estimate = probabilityOfRate(operands) {
        rates.append(owner)
        return estimate
      }
    default: break
    }
    if values.isCertain(expression) { return .point(values.value(expression)) }
    if let law = affine(expression) { return Estimate(isProbability ? bounded(law, owner) : law) }
    simplified.append(owner)
    return .point(values.value(expression))
  }

  /// An uncertain rate over a time that is known.
  private func probabilityOfRate(_ operands: [NumericExpression]) -> Estimate? {
    guard operands.count == 2, values.isCertain(operands[1]), !values.isCertain(operands[0]) else {
      return nil
    }
    let exposure = values.value(operands[1])
    guard exposure > 0, exposure.isFinite else { return nil }
    switch operands[0] {
    case .parameter(let index): return Estimate(.parameter(names[index] ?? ""), exposure: exposure)
    case .deviate(let law) where law.support.lower >= 0:
      return Estimate(.distribution(law), exposure: exposure)
    default: return nil
    }
  }

  /// A law stretched and moved by numbers that are known.
  private func affine(_ expression: NumericExpression) -> Distribution? {
    switch expression {
    case .deviate(let law): return law
    case .apply(.negation, let operands):
      return affine(operands[0]).map { .scaled($0, factor: -1, offset: 0) }
    case .apply(.sum, let operands), .apply(.product, let operands):
      let uncertain = operands.filter { !values.isCertain($0) }
      guard uncertain.count == 1, let law = affine(uncertain[0]) else { return nil }
      let known = operands.filter { values.isCertain($0) }.map { values.value($0) }
      if case .apply(.sum, _) = expression {
        return .scaled(law, factor: 1, offset: known.reduce(0, +))
      }
      return .scaled(law, factor: known.reduce(1, *), offset: 0)
    default: return nil
    }
  }

  private mutating func bounded(_ law: Distribution, _ owner: String) -> Distribution {
    let (lower, upper) = law.support
    if lower >= 0 && upper <= 1 { return law }
    if law.cumulative(0) > Self.negligible || law.survival(1) > Self.negligible {
      truncated.append(owner)
    }
    return .truncated(law, lower: lower < 0 ? 0 : nil, upper: upper > 1 ? 1 : nil)
  }

  /// Finds the parameters that events or such parameters follow as they are.
  private mutating func markProbabilities(_ events: [Int]) {
    var stack = events.compactMap { tree.events[$0].probability }
    while let expression = stack.popLast() {
      switch expression {
      case .parameter(let index) where !isProbability[index]:
        isProbability[index] = true
        stack.append(tree.parameters[index].expression)
      case .apply(.minimum, let operands), .apply(.maximum, let operands): stack += operands
      default: break
      }
    }
  }
}
