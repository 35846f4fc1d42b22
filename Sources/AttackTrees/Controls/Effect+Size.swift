// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Effect {
  /// The uncertain number of the effect; `nil` for one that has none.
  ///
  /// Setting it changes nothing of an effect that has none.
  public var size: Estimate? {
    get {
      switch change {
      case .reduce(let estimate), .multiply(let estimate), .add(let estimate): estimate
      case .transfer(let terms): terms.share
      case .eliminate: nil
      }
    }
    set {
      guard let newValue else { return }
      switch change {
      case .reduce: change = .reduce(by: newValue)
      case .multiply: change = .multiply(by: newValue)
      case .add: change = .add(newValue)
      case .transfer(var terms):
        terms.share = newValue
        change = .transfer(terms)
      case .eliminate: return
      }
    }
  }

  /// What the effect's number measures.
  public var sizeQuantity: Model.Quantity {
    switch change {
    case .reduce, .transfer: .probability
    case .multiply, .add, .eliminate: .nonnegative
    }
  }
}
