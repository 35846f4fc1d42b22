// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import OrderedCollections

/// What is said of names that a model does not have.
enum Names {
  /// The failure to find a file, tree, threat or node, with the nearest known name.
  static func unknown(_ name: String, in model: Model) -> Failure {
    let known = Array(model.threats.keys) + Array(model.forest.nodes.keys)
    let hint = NearestName.hint(name, among: known).map { ": \($0)" } ?? ""
    return Failure("there is no file, tree, threat or node '\(name)'\(hint)")
  }
}
