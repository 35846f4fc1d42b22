// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A number of a trial: a drawn parameter, changed by the effects of controls.
struct ScalarNumber {
  /// What an effect does to a number.
  enum Change {
    /// Takes a drawn share away, where it covers.
    case reduce(parameter: Int, coverage: Double)
    /// Multiplies by a drawn number.
    case multiply(parameter: Int)
    /// Adds a drawn number.
    case add(parameter: Int)
    /// Takes all away.
    case eliminate
  }

  /// The parameter that is drawn; nil stands for 1.
  var parameter: Int?
  /// The effects, in order.
  var changes: [Change] = []
  /// Whether it is at most 1.
  var isProbability = false

  /// The number, given the trial's parameters.
  func value(_ parameters: [Double]) -> Double {
    var value = parameter.map { parameters[$0] } ?? 1
    for change in changes {
      switch change {
      case .reduce(let parameter, let coverage): value *= 1 - coverage * parameters[parameter]
      case .multiply(let parameter): value *= parameters[parameter]
      case .add(let parameter): value += parameters[parameter]
      case .eliminate: value = 0
      }
    }
    return isProbability ? min(value, 1) : value
  }
}
