// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A format of other tools that copse reads.
public enum ForeignFormat: String, Hashable, Sendable, CaseIterable {
  /// Open-PSA Model Exchange Format: fault trees in XML.
  case openPSA = "open-psa"
  /// ADTool: attack-defence trees in XML.
  case adtool
  /// Galileo: fault trees in text.
  case galileo

  private static let sample = 1 << 16

  /// The format of a file by its first characters and its name; `nil` if it seems to be none of these.
  ///
  /// Reads at most 64 KiB. Files that cannot be read, and pipes, whose content can be had but once, are of no format.
  public static func guess(_ path: String) -> ForeignFormat? {
    (try? RegularFile(path: path).start(atMost: sample)).flatMap { guess($0, name: path) }
  }

  private static func guess(_ start: [UInt8], name: String) -> ForeignFormat? {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = start.starts(with: byteOrderMark) ? start.dropFirst(3) : start[...]
    let words = text.drop { $0 == 32 || (9...13).contains($0) }
    if words.first == UInt8(ascii: "<") {
      return ["adtree", "sandtree"].contains(rootName(words)) ? .adtool : .openPSA
    }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return nil }
    return name.hasSuffix(".dft") || words.starts(with: "toplevel".utf8) ? .galileo : nil
  }

  /// The name of the first element, past the declaration and comments.
  private static func rootName(_ text: ArraySlice<UInt8>) -> String {
    var rest = text
    while let tag = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[tag...].dropFirst()
      if rest.starts(with: "!--".utf8) {
        while !rest.isEmpty, !rest.starts(with: "-->".utf8) { rest = rest.dropFirst() }
      } else if rest.first != UInt8(ascii: "?"), rest.first != UInt8(ascii: "!") {
        let name = rest.prefix { $0 > 32 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return String(decoding: name, as: UTF8.self)
      }
    }
    return ""
  }
}
