// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Effect {
  /// The uncertain number of the effect; `nil` for one that has none.
  public var size: Estimate? {
    switch change {
    case .reduce(let estimate), .multiply(let estimate), .add(let estimate): estimate
    case .transfer(let terms): terms.share
    case .eliminate: nil
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
