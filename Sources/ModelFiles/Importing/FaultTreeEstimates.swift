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
  private let tree: FaultTree
  private var names: [Int: String] = [:]
  /// The values of parameters at the means, and whether they are known for certain.
  private var values: [Double]
  private var isCertain: [Bool]
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
    values = Array(repeating: .nan, count: tree.parameters.count)
    isCertain = Array(repeating: true, count: tree.parameters.count)
    isProbability = Array(repeating: false, count: tree.parameters.count)
    var names = ModelNames()
    for parameter in components.parameters {
      self.names[parameter] = names.add(tree.parameters[parameter].name)
    }
    evaluate(components.parameters)
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
        "missing-probability", guessed, "have no probability: 1 is taken", hint: "put in yours"),
      Notice.warning(
        "simplified", simplified,
        "are functions of uncertain numbers that the language lacks: taken at the means"),
      Notice.warning(
        "uncertain-rate", rates,
        "follow uncertain rates: the expected value is the mean probability, where other tools take the "
          + "probability at the mean rate"),
      Notice.warning(
        "truncated", truncated, "have laws that reach beyond [0, 1]: cut there"),
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
    if certain(expression) { return .point(value(expression)) }
    if let law = affine(expression) { return Estimate(isProbability ? bounded(law, owner) : law) }
    simplified.append(owner)
    return .point(value(expression))
  }

  /// An uncertain rate over a time that is known.
  private func probabilityOfRate(_ operands: [NumericExpression]) -> Estimate? {
    guard operands.count == 2, certain(operands[1]), !certain(operands[0]) else { return nil }
    let exposure = value(operands[1])
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
      let uncertain = operands.filter { !certain($0) }
      guard uncertain.count == 1, let law = affine(uncertain[0]) else { return nil }
      let known = operands.filter { certain($0) }.map { value($0) }
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
    truncated.append(owner)
    return .truncated(law, lower: lower < 0 ? 0 : nil, upper: upper > 1 ? 1 : nil)
  }

  private func certain(_ expression: NumericExpression) -> Bool {
    switch expression {
    case .constant: true
    case .deviate(.point): true
    case .deviate: false
    case .parameter(let index): isCertain[index]
    case .apply(_, let operands): operands.allSatisfy { certain($0) }
    }
  }

  /// The value with all deviates at their means.
  private func value(_ expression: NumericExpression) -> Double {
    switch expression {
    case .constant(let value): value
    case .deviate(let law): law.mean
    case .parameter(let index): values[index]
    case .apply(let function, let operands): function.value(operands.map { value($0) })
    }
  }

  /// Each parameter after those that it needs.
  private mutating func evaluate(_ wanted: [Int]) {
    var isOpen = Array(repeating: false, count: tree.parameters.count)
    for start in wanted where !isOpen[start] {
      isOpen[start] = true
      var stack = [(parameter: start, rest: tree.parameters[start].expression.parameters[...])]
      while let (parameter, rest) = stack.last {
        guard let next = rest.first else {
          let expression = tree.parameters[parameter].expression
          values[parameter] = value(expression)
          isCertain[parameter] = certain(expression)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].rest = rest.dropFirst()
        if isOpen[next] { continue }
        isOpen[next] = true
        stack.append((next, tree.parameters[next].expression.parameters[...]))
      }
    }
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
