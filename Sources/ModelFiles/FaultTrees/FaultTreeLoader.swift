// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation

/// Reads fault trees of other tools: Open-PSA Model Exchange Format.
public struct FaultTreeLoader: Sendable {
  /// The mission time that files refer to, in hours, where none is given: a year.
  public static let defaultMissionTime = 8760.0

  /// The mission time that files refer to, in hours.
  public var missionTime: Double

  /// Makes a loader.
  public init(missionTime: Double = FaultTreeLoader.defaultMissionTime) {
    self.missionTime = missionTime
  }

  /// Whether a file is a fault tree of another tool, by its first characters and its name.
  ///
  /// Files that cannot be read are not.
  public static func recognises(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let start = try? file.read(upToCount: 512) else { return false }
    return start.first {
      !($0 == 32 || (9...13).contains($0) || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF)
    }
      == UInt8(ascii: "<")
  }

  /// Loads a fault tree.
  ///
  /// - Parameter path: The file.
  /// - Returns: The tree, if it has no errors, and all findings.
  /// - Complexity: Linear in the size of the file.
  public func load(_ path: String) -> LoadedFaultTree {
    do {
      let document = try XMLReader.read(try FileCollection.bytes(of: path), file: path)
      var reader = OpenPSAReader(missionTime: missionTime)
      return reader.read(document.root)
    } catch {
      return LoadedFaultTree(tree: nil, diagnostics: [error])
    }
  }
}
