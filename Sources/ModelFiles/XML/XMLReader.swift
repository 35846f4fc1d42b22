// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import CExpat

/// Reads XML by Expat, which fetches nothing by itself.
///
/// Entities that a document defines are refused, and so is depth without end: nothing in the formats read here
/// needs either, and both have been used to exhaust readers.
enum XMLReader {
  /// The greatest depth of elements.
  static let depthLimit = 200
  private static let chunk = 1 << 20

  /// The document of a text.
  ///
  /// O(length).
  ///
  /// - Parameters:
  ///   - bytes: The text in an encoding that XML knows.
  ///   - file: The path as locations show it.
  /// - Returns: The document.
  /// - Throws: The first finding.
  static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> XMLDocument {
    guard bytes.count < Int32.max, let parser = XML_ParserCreate(nil) else {
      throw Diagnostic(
        .error, code: "file-too-large", "the file has more than 2 GiB",
        at: .start(of: file), hint: "split it")
    }
    defer { XML_ParserFree(parser) }
    let builder = XMLBuilder(parser)
    withExtendedLifetime(builder) {
      bytes.withUnsafeBytes { parse($0.bindMemory(to: CChar.self), parser, builder) }
    }
    if let failure = builder.failure {
      throw Diagnostic(
        .error, code: failure.code, failure.message,
        at: XMLDocument.location(of: failure.offset, in: bytes, file: file), hint: failure.hint)
    }
    return XMLDocument(
      names: builder.names, elements: builder.elements, attributes: builder.attributes,
      texts: builder.texts, file: file, bytes: bytes)
  }

  private static func parse(
    _ text: UnsafeBufferPointer<CChar>, _ parser: XML_Parser, _ builder: XMLBuilder
  ) {
    var start = 0
    repeat {
      let end = min(start + chunk, text.count)
      let part = UnsafeBufferPointer(rebasing: text[start..<end])
      let isLast: Int32 = end == text.count ? 1 : 0
      if XML_Parse(parser, part.baseAddress, Int32(part.count), isLast) != XML_STATUS_OK {
        let words = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) }
        let isToken = XML_GetErrorCode(parser) == XML_ERROR_INVALID_TOKEN
        builder.fail(
          "xml-syntax", "this is not well-formed XML: \(words ?? "syntax error")",
          hint: isToken
            ? "the text must be UTF-8 or name its encoding, and write '<' and '&' as '&lt;' and '&amp;'"
            : nil)
        return
      }
      start = end
    } while start < text.count && builder.failure == nil
  }
}
