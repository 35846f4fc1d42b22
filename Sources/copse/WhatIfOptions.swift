// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import ModelFiles

/// The changes of the model that are asked for without a file, on every command that reads one.
struct WhatIfOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "What if: step.probability=0.2, attempts*=2, CONTROL.cost+=10k, THREAT.loss={pert: [1k, 5k, 90k]}; may be repeated.",
      valueName: "change"))
  var changes: [String] = []

  @Option(help: "A further model file with observations; may be repeated.", completion: .file())
  var observations: [String] = []

  @Flag(help: "Leave observations in the model aside: figures from the priors.")
  var ignoreObservations = false

  func validate() throws { _ = try parsed() }

  /// The loader of models with these changes; one without a goal is an error if it is needed.
  func loader(needsGoal: Bool = false) throws -> ModelLoader {
    ModelLoader(
      changes: try parsed(), learns: !ignoreObservations, further: observations,
      needsGoal: needsGoal)
  }

  private func parsed() throws -> [ModelChange] {
    try changes.map { text in
      guard let change = ModelChange(text) else {
        throw ValidationError(
          "--set '\(text)': write TARGET=VALUE, TARGET*=FACTOR or TARGET+=NUMBER, such as attempts*=2"
        )
      }
      return change
    }
  }
}
