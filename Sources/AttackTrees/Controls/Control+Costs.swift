// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Control {
  /// What the control costs a year: its own cost, then the premiums of its transfers; each is drawn on its own.
  ///
  /// O(effects).
  public var yearlyCosts: [Model.NamedEstimate] {
    var costs: [Model.NamedEstimate] = []
    if let cost {
      costs.append(
        .init(
          name: ParameterName.cost(control: name), estimate: cost, quantity: .nonnegative))
    }
    for (index, effect) in effects.enumerated() {
      guard case .transfer(let terms) = effect.change, let premium = terms.premium else {
        continue
      }
      costs.append(
        .init(
          name: ParameterName.premium(control: name, index: index + 1), estimate: premium,
          quantity: .nonnegative))
    }
    return costs
  }
}
