// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// The rows of the STRIDE matrix name nodes and controls that exist.
enum StrideMatrixRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    model.strideMatrix.enumerated().flatMap { index, row in
      let location = model.locations[.strideMatrixRow(index)]
      var findings: [Diagnostic] = []
      if model.forest[row.goal] == nil {
        findings.append(
          UndefinedName.error("node", row.goal, known: model.forest.nodes.keys, at: location))
      }
      if model.controls[row.control] == nil {
        findings.append(
          UndefinedName.error("control", row.control, known: model.controls.keys, at: location))
      }
      return findings
    }
  }
}
