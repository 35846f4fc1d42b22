// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

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
  /// Reads at most 64 KiB. Files that cannot be read are of no format.
  public static func guess(_ path: String) -> ForeignFormat? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let file = FileHandle(forReadingAtPath: path)
    else { return nil }
    defer { try? file.close() }
    guard let start = try? file.read(upToCount: sample) else { return nil }
    return guess(String(decoding: start, as: UTF8.self), name: path)
  }

  private static func guess(_ start: String, name: String) -> ForeignFormat? {
    let words = start.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if words.hasPrefix("<") {
      return words.contains("<adtree") || words.contains("<sandtree") ? .adtool : .openPSA
    }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return nil }
    return name.hasSuffix(".dft") || words.hasPrefix("toplevel") ? .galileo : nil
  }
}
