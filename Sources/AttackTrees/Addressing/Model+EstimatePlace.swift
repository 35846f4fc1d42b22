// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

extension Model {
  /// The estimate at a place; `nil` where there is none.
  ///
  /// Setting it at a place that the model does not have changes nothing; a number that must be there
  /// cannot be taken away.
  ///
  /// - Complexity: O(1), and O(forms of loss) for a loss.
  public subscript(place: EstimatePlace) -> Estimate? {
    get {
      switch place {
      case .parameter(let name): parameters[name]
      case .step(let name, let quantity): step(name).flatMap { $0[quantity] }
      case .damage(let node): forest[node]?.damage
      case .attempts(let threat): threats[threat]?.attempts
      case .magnitude(let threat, let form): lossForm(threat, form)?.magnitude
      case .share(let threat, let form): lossForm(threat, form)?.probability
      case .cost(let control): controls[control]?.cost
      case .controlEffect(let control, let index): effect(controls[control]?.effects, index)?.size
      case .premium(let control, let index): terms(control, index)?.premium
      case .term(let control, let index, let amount):
        terms(control, index)?[amount].map { Estimate(.point($0)) }
      case .budget(let attacker): attackers[attacker]?.budget
      case .patience(let attacker): attackers[attacker]?.patience
      case .attackerEffect(let attacker, let index):
        effect(attackers[attacker]?.effects, index)?.size
      }
    }
    set { if let newValue { set(newValue, at: place) } }
  }

  private mutating func set(_ estimate: Estimate, at place: EstimatePlace) {
    switch place {
    case .parameter(let name): if parameters[name] != nil { parameters[name] = estimate }
    case .step(let name, let quantity):
      guard var step = step(name) else { return }
      step[quantity] = estimate
      forest.insert(.step(step))
    case .damage(let node): setDamage(estimate, of: node)
    case .attempts(let threat): threats[threat]?.attempts = estimate
    case .magnitude(let threat, let form):
      formIndex(threat, form).map { threats[threat]?.losses[$0].magnitude = estimate }
    case .share(let threat, let form):
      formIndex(threat, form).map { threats[threat]?.losses[$0].probability = estimate }
    case .cost(let control): controls[control]?.cost = estimate
    case .controlEffect(let control, let index):
      guard effect(controls[control]?.effects, index) != nil else { return }
      controls[control]?.effects[index].size = estimate
    case .premium(let control, let index):
      changeTerms(control, index) { $0.premium = estimate }
    case .term(let control, let index, let amount):
      guard case .distribution(.point(let number)) = estimate.value else { return }
      changeTerms(control, index) { $0[amount] = number }
    case .budget(let attacker): attackers[attacker]?.budget = estimate
    case .patience(let attacker): attackers[attacker]?.patience = estimate
    case .attackerEffect(let attacker, let index):
      guard effect(attackers[attacker]?.effects, index) != nil else { return }
      attackers[attacker]?.effects[index].size = estimate
    }
  }

  private mutating func setDamage(_ estimate: Estimate, of node: String) {
    switch forest[node] {
    case .step(var step):
      step.damage = estimate
      forest.insert(.step(step))
    case .gate(var gate):
      gate.damage = estimate
      forest.insert(.gate(gate))
    case nil: return
    }
  }

  private func terms(_ control: String, _ index: Int) -> TransferTerms? {
    guard case .transfer(let terms)? = effect(controls[control]?.effects, index)?.change else {
      return nil
    }
    return terms
  }

  private mutating func changeTerms(
    _ control: String, _ index: Int, _ change: (inout TransferTerms) -> Void
  ) {
    guard var terms = terms(control, index) else { return }
    change(&terms)
    controls[control]?.effects[index].change = .transfer(terms)
  }

  private func step(_ name: String) -> Step? {
    if case .step(let step)? = forest[name] { step } else { nil }
  }

  private func formIndex(_ threat: String, _ form: String) -> Int? {
    threats[threat]?.losses.firstIndex { $0.name == form }
  }

  private func lossForm(_ threat: String, _ form: String) -> LossForm? {
    formIndex(threat, form).flatMap { threats[threat]?.losses[$0] }
  }

  private func effect(_ effects: [Effect]?, _ index: Int) -> Effect? {
    guard let effects, effects.indices.contains(index) else { return nil }
    return effects[index]
  }
}

extension Step {
  /// The estimate of a quantity that steps have; `nil` for those of threats.
  public subscript(quantity: Effect.Quantity) -> Estimate? {
    get {
      switch quantity {
      case .probability: probability
      case .cost: cost
      case .time: time
      case .detection: detection
      case .attempts, .loss: nil
      }
    }
    set {
      switch quantity {
      case .probability: probability = newValue ?? probability
      case .cost: cost = newValue
      case .time: time = newValue
      case .detection: detection = newValue
      case .attempts, .loss: return
      }
    }
  }
}
