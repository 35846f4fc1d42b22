// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Estimate: CustomReflectable {
  /// The fields as they are described; a change is among them only where there is one.
  ///
  /// Digests are made from descriptions: those of models without changes must stay what they were.
  public var customMirror: Mirror {
    var fields: [(String?, Any)] = [
      ("value", value), ("exposure", exposure as Any), ("source", source as Any),
      ("confidence", confidence as Any),
    ]
    if let change { fields.append(("change", change)) }
    return Mirror(self, children: fields.map { (label: $0.0, value: $0.1) }, displayStyle: .struct)
  }
}
