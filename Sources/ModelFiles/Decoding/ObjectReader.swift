// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads the keys of one object after its shape; reports keys that are unknown, missing or of another kind.
struct ObjectReader {
  /// What decoders share.
  let context: DecodingContext
  /// Where the object stands.
  let location: SourceLocation
  private let members: [YAMLNode.Member]

  /// Takes an object apart; `nil` if the value is not a mapping, which is reported.
  init?(_ node: YAMLNode, as shape: Shape, _ context: DecodingContext) {
    guard case .mapping(let members) = node.content else {
      context.error(
        "wrong-kind", "expected \(shape.name), a mapping, but found \(node.kind)", at: node.location
      )
      return nil
    }
    self.init(members, at: node.location, as: shape, context)
  }

  /// Takes the members of an object apart.
  init(
    _ members: [YAMLNode.Member], at location: SourceLocation, as shape: Shape,
    _ context: DecodingContext
  ) {
    self.context = context
    self.location = location
    self.members = members
    reportUnknown(members, shape)
    for field in shape.fields where field.isRequired && self[field.key] == nil {
      context.error("missing-key", "\(shape.name) needs '\(field.key)'", at: location)
    }
  }

  /// The value of a key, if it is there.
  ///
  /// O(members), which are few: as many as a shape has, or the file is wrong.
  subscript(key: String) -> YAMLNode? { members.first { $0.key.name == key }?.value }

  private func reportUnknown(_ members: [YAMLNode.Member], _ shape: Shape) {
    for member in members where !shape.fields.contains(where: { $0.key == member.key.name }) {
      let known = shape.fields.map(\.key)
      context.error(
        "unknown-key", "\(shape.name) has no key '\(member.key.name)'", at: member.key.location,
        hint: NearestName.hint(member.key.name, among: known)
          ?? "known are \(known.joined(separator: ", "))")
    }
  }
}
