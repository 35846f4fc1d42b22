// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads fault trees of other tools: Open-PSA Model Exchange Format and Galileo.
public struct FaultTreeLoader: Sendable {
  /// The mission time that files refer to, in hours, where none is given: a year.
  public static let defaultMissionTime = 8760.0

  /// The mission time that files refer to, in hours.
  public var missionTime: Double

  /// Makes a loader.
  public init(missionTime: Double = FaultTreeLoader.defaultMissionTime) {
    self.missionTime = missionTime
  }

  /// Whether a file is one of another tool, by its first characters and its name.
  ///
  /// Files that cannot be read are not.
  public static func recognises(_ path: String) -> Bool { ForeignFormat.guess(path) != nil }

  /// Loads a fault tree.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: The format; guessed from the file's first characters if left out.
  /// - Returns: The tree, if it has no errors, and all findings.
  /// - Complexity: Linear in the size of the file.
  public func load(_ path: String, _ format: ForeignFormat? = nil) -> LoadedFaultTree {
    do {
      let bytes = try FileCollection.bytes(of: path)
      if (format ?? ForeignFormat.guess(path)) == .galileo {
        var reader = try GalileoReader(bytes, file: path, missionTime: missionTime)
        return reader.read()
      }
      var reader = OpenPSAReader(missionTime: missionTime)
      return reader.read(try XMLReader.read(bytes, file: path).root)
    } catch {
      return LoadedFaultTree(tree: nil, diagnostics: [error])
    }
  }
}
