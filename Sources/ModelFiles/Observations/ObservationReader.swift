// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads observations beside numbers and threats, and in lists of their own.
struct ObservationReader {
  /// What decoders share.
  let context: DecodingContext

  /// Takes up what an object says under `observed` about itself.
  func read(_ object: ObjectReader, of subject: PendingObservation.Subject) {
    let source = object["source"] == nil ? nil : object.text("source")
    for (text, location) in object.placedTexts("observed") {
      context.observe(
        PendingObservation(subject: subject, text: text, source: source, location: location))
    }
  }

  /// Takes up an element of `observations`.
  func read(_ node: YAMLNode) {
    guard let object = ObjectReader(node, as: .observation, context), let name = object.text("of")
    else { return }
    read(object, of: .named(name))
  }
}
