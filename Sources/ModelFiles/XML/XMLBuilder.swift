// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import CExpat

/// Collects the elements that Expat reports.
///
/// A class, since Expat hands a pointer to it back to each callback. Pointers from Expat are read within
/// the callback that brings them, and not kept.
final class XMLBuilder {
  /// What made reading stop.
  struct Failure {
    var code: String
    var message: String
    var offset: Int
    var hint: String?
  }

  /// The names of elements and attributes.
  private(set) var names: [String] = []
  /// The elements so far.
  private(set) var elements: [XMLDocument.Element] = []
  /// Their attributes.
  private(set) var attributes: [XMLDocument.Attribute] = []
  /// The text directly inside elements.
  private(set) var texts: [Int32: String] = [:]
  /// The first failure.
  private(set) var failure: Failure?
  private let parser: XML_Parser
  private var numbers: [String: Int32] = [:]
  /// The open elements, each with the last element inside it, -1 for none.
  private var open: [(element: Int32, last: Int32)] = []
  private var pendingText: [UInt8] = []

  /// Makes a builder, and tells the parser to report to it.
  init(_ parser: XML_Parser) {
    self.parser = parser
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { XMLBuilder.of($0)?.start($1, $2) },
      { context, _ in XMLBuilder.of(context)?.end() })
    XML_SetCharacterDataHandler(parser) { XMLBuilder.of($0)?.add($1, Int($2)) }
    XML_SetEntityDeclHandler(parser) { context, _, _, _, _, _, _, _, _ in
      XMLBuilder.of(context)?.refuseEntity()
    }
    XML_SetSkippedEntityHandler(parser) { context, _, _ in
      XMLBuilder.of(context)?.refuseEntity()
    }
  }

  /// Notes the first failure, and stops the parser.
  func fail(_ code: String, _ message: String, hint: String? = nil) {
    if failure == nil {
      failure = Failure(code: code, message: message, offset: offset, hint: hint)
      XML_StopParser(parser, XML_Bool(XML_FALSE))
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLBuilder? {
    context.map { Unmanaged<XMLBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Where the tag begins that is being reported, or the text that is wrong.
  private var offset: Int { max(0, Int(XML_GetCurrentByteIndex(parser))) }

  private func start(
    _ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    guard failure == nil, let name else { return }
    guard open.count < XMLReader.depthLimit else {
      return fail(
        "xml-depth", "elements are nested deeper than \(XMLReader.depthLimit)",
        hint: "define inner parts by name and refer to them")
    }
    flushText()
    let index = Int32(elements.count)
    let first = attributes.count
    addAttributes(pairs)
    elements.append(
      XMLDocument.Element(
        name: number(of: String(cString: name)), offset: Int32(truncatingIfNeeded: offset),
        firstAttribute: Int32(first), attributeCount: Int32(attributes.count - first)))
    if let parent = open.last {
      if parent.last < 0 {
        elements[Int(parent.element)].firstChild = index
      } else {
        elements[Int(parent.last)].next = index
      }
      open[open.count - 1].last = index
    }
    open.append((index, -1))
  }

  /// Names and values by turns; a null ends them.
  private func addAttributes(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard var next = pairs else { return }
    while let name = next[0], let value = next[1] {
      attributes.append(
        XMLDocument.Attribute(
          name: number(of: String(cString: name)), value: String(cString: value)))
      next += 2
    }
  }

  private func end() {
    guard failure == nil else { return }
    flushText()
    _ = open.popLast()
  }

  private func add(_ text: UnsafePointer<CChar>?, _ length: Int) {
    guard failure == nil, let text else { return }
    pendingText.append(contentsOf: UnsafeRawBufferPointer(start: text, count: length))
  }

  /// Gives the text read to the innermost open element.
  private func flushText() {
    defer { pendingText.removeAll(keepingCapacity: true) }
    func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
    guard let first = pendingText.firstIndex(where: { !isSpace($0) }),
      let last = pendingText.lastIndex(where: { !isSpace($0) }), let element = open.last?.element
    else { return }
    let words = String(decoding: pendingText[first...last], as: UTF8.self)
    texts[element] = texts[element].map { $0 + " " + words } ?? words
  }

  private func refuseEntity() {
    fail(
      "xml-entity", "the document uses entities of its own, which are not read",
      hint: "write the text itself")
  }

  private func number(of name: String) -> Int32 {
    if let known = numbers[name] { return known }
    let number = Int32(names.count)
    names.append(name)
    numbers[name] = number
    return number
  }
}
