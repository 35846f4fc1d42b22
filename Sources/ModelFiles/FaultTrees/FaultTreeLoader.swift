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
  /// Open-PSA models often come in several files: trees in one, data in another.
  ///
  /// - Parameters:
  ///   - paths: The files; several only for Open-PSA.
  ///   - format: The format; guessed from the first file if left out.
  /// - Returns: The tree, if it has no errors, and all findings.
  /// - Complexity: Linear in the size of the files.
  public func load(_ paths: [String], _ format: ForeignFormat? = nil) -> LoadedFaultTree {
    do {
      if let first = paths.first, (format ?? ForeignFormat.guess(first)) == .galileo {
        return try loadGalileo(first, others: paths.dropFirst())
      }
      var roots: [XMLElement] = []
      for path in paths {
        roots.append(try XMLReader.read(try RegularFile(path: path).bytes(), file: path).root)
      }
      var reader = OpenPSAReader(missionTime: missionTime)
      return reader.read(roots)
    } catch {
      return LoadedFaultTree(tree: nil, diagnostics: [error])
    }
  }

  private func loadGalileo(
    _ path: String, others: ArraySlice<String>
  ) throws(Diagnostic) -> LoadedFaultTree {
    if let other = others.first {
      throw Diagnostic(
        .error, code: "too-many-files", "a Galileo model is one file",
        at: .start(of: other))
    }
    var reader = try GalileoReader(
      try RegularFile(path: path).bytes(), file: path, missionTime: missionTime)
    return reader.read()
  }
}
