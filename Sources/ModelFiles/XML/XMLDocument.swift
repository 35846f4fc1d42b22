// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// An XML document in flat arrays: elements in document order, names once.
///
/// Without comments, processing instructions and name-space prefixes. Positions are offsets into the text;
/// lines and columns are counted when somebody asks.
final class XMLDocument: Sendable {
  /// An element.
  struct Element {
    /// The index of its name.
    var name: Int32
    /// The offset of its start tag.
    var offset: Int32
    /// The range of its attributes.
    var firstAttribute: Int32
    var attributeCount: Int32 = 0
    /// The first element inside, -1 for none.
    var firstChild: Int32 = -1
    /// The next element beside it, -1 for none.
    var next: Int32 = -1
  }

  /// An attribute with the index of its name.
  struct Attribute {
    var name: Int32
    var value: String
  }

  /// The names of elements and attributes.
  let names: [String]
  /// All elements; the root is the first.
  let elements: [Element]
  /// The attributes of all elements.
  let attributes: [Attribute]
  /// The text directly inside elements, if it is more than white space.
  let texts: [Int32: String]
  private let file: String
  private let bytes: [UInt8]

  /// Puts a document together.
  init(
    names: [String], elements: [Element], attributes: [Attribute], texts: [Int32: String],
    file: String, bytes: [UInt8]
  ) {
    self.names = names
    self.elements = elements
    self.attributes = attributes
    self.texts = texts
    self.file = file
    self.bytes = bytes
  }

  /// The outermost element.
  var root: XMLElement { XMLElement(document: self, index: 0) }

  /// The place of an offset.
  ///
  /// O(offset).
  func location(of offset: Int) -> SourceLocation {
    Self.location(of: offset, in: bytes, file: file)
  }

  /// The place of an offset in a text; columns count Unicode scalars.
  ///
  /// O(offset).
  static func location(of offset: Int, in bytes: [UInt8], file: String) -> SourceLocation {
    var line = 1
    var start = 0
    let end = min(max(offset, 0), bytes.count)
    for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      start = index + 1
    }
    let scalars = bytes[start..<end].count { $0 & 0xC0 != 0x80 }
    return SourceLocation(file: file, line: line, column: scalars + 1)
  }
}
