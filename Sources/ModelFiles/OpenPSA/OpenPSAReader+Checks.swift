// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

extension OpenPSAReader {
  /// Finds cycles and the goals; what the formulas refer to is known to exist.
  mutating func check(_ root: XMLElement) {
    let references = tree.gates.map { $0.formula.leaves.gates }
    if let gate = ReferenceCycle.first(in: references) {
      let name = tree.gates[gate].name
      error("cycle", "the gate '\(name)' is its own descendant", element(ofGate: gate))
    }
    let parameters = tree.parameters.map { $0.expression.parameters }
    if let parameter = ReferenceCycle.first(in: parameters) {
      error(
        "cycle", "the parameter '\(tree.parameters[parameter].name)' depends on itself",
        element(ofParameter: parameter))
    } else {
      checkProbabilities()
    }
    var isUsed = Array(repeating: false, count: tree.gates.count)
    for gate in references.joined() { isUsed[gate] = true }
    setGoals(tree.gates.indices.filter { !isUsed[$0] })
    if tree.gates.isEmpty { error("no-goal", "the model has no gate", root) }
  }

  /// Finds probabilities that are out of range for certain; what is uncertain is held in range when it is drawn.
  private mutating func checkProbabilities() {
    let values = ExpressionValues(tree)
    for (index, event) in tree.events.enumerated() {
      guard let expression = event.probability else { continue }
      let value = values.value(expression)
      let isFine = values.isCertain(expression) ? (0...1).contains(value) : !value.isNaN
      if isFine { continue }
      let words =
        value.isNaN
        ? "the probability of '\(event.name)' is not a number"
        : "the probability \(value) of '\(event.name)' does not lie in [0, 1]"
      error("bad-probability", words, element(ofEvent: index))
    }
  }
}
