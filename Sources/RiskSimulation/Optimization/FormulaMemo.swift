// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The columns of one program that were made for some subsets of a threat's controls, by the part of the
/// subset that bears on them.
struct FormulaMemo {
  /// By input of the tree.
  var inputs: [[Int: Register]]
  /// The vulnerability, where it is no function of the inputs' columns alone.
  var vulnerability: [Int: Register] = [:]
  /// The attempts.
  var attempts: [Int: Register] = [:]
  /// The factor on losses and the transfers.
  var retained: [Int: (scale: Register, transfers: [SampledTransfer])] = [:]

  /// Nothing yet, for a tree's number of inputs.
  init(inputCount: Int) {
    inputs = Array(repeating: [:], count: inputCount)
  }
}
