// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// An element of an ``XMLDocument``.
struct XMLElement {
  /// The document.
  let document: XMLDocument
  /// The place among its elements.
  let index: Int32

  private var element: XMLDocument.Element { document.elements[Int(index)] }

  /// The local name.
  var name: String { document.names[Int(element.name)] }

  /// The place of the start tag.
  ///
  /// O(length of the text before).
  var location: SourceLocation { document.location(of: Int(element.offset)) }

  /// The text directly inside, without white space around it; empty if there is none.
  var text: String { document.texts[index] ?? "" }

  /// The elements inside, in order.
  var children: [XMLElement] {
    var result: [XMLElement] = []
    var next = element.firstChild
    while next >= 0 {
      result.append(XMLElement(document: document, index: next))
      next = document.elements[Int(next)].next
    }
    return result
  }

  /// The value of an attribute.
  subscript(attribute: String) -> String? {
    let first = Int(element.firstAttribute)
    for candidate in document.attributes[first..<(first + Int(element.attributeCount))]
    where document.names[Int(candidate.name)] == attribute {
      return candidate.value
    }
    return nil
  }

  /// The first element inside of a name.
  func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }
}
