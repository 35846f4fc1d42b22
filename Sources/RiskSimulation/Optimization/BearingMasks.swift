// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Which of some controls bear on which numbers of a threat, as bits.
struct BearingMasks {
  /// By step of the tree, the controls that change its probability.
  let steps: [Int]
  /// The controls that change anything of any step.
  let tree: Int
  /// The controls that change the attempts.
  let attempts: Int
  /// The controls that change the loss or transfer it.
  let loss: Int

  /// Finds the controls; bit `i` stands for the `i`th.
  ///
  /// O(controls x steps).
  init(_ model: Model, _ threat: Threat, steps: [String], _ controls: [Control]) {
    var bySteps = steps.map { _ in 0 }
    var (tree, attempts, loss) = (0, 0, 0)
    for (bit, control) in controls.enumerated() {
      let effects = ActiveEffects(model, controls: [control], profile: nil)
      for (index, step) in steps.enumerated() {
        let entries = effects.onStep(step)
        if !entries.isEmpty { tree |= 1 << bit }
        if entries.contains(where: { $0.effect.quantity == .probability }) {
          bySteps[index] |= 1 << bit
        }
      }
      for entry in effects.onThreat(threat.name) {
        if entry.effect.quantity == .attempts { attempts |= 1 << bit } else { loss |= 1 << bit }
      }
    }
    self.steps = bySteps
    self.tree = tree
    self.attempts = attempts
    self.loss = loss
  }
}
