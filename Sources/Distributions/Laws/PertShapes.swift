// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The shapes of a PERT law's beta.
struct PertShapes {
  let alpha: Double
  let beta: Double

  /// The shapes for a mode between two bounds, with the mode's weight.
  init(_ minimum: Double, _ mode: Double, _ maximum: Double, _ lambda: Double) {
    let width = maximum - minimum
    alpha = 1 + lambda * (mode - minimum) / width
    beta = 1 + lambda * (maximum - mode) / width
  }
}
