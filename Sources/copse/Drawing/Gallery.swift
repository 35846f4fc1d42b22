// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import FoundationEssentials

/// A folder of drawings, a file each.
struct Gallery {
  /// The folder's path; it is made if it does not exist.
  let folder: String
  /// The extension of the files.
  let fileExtension: String

  /// The path of a drawing's file.
  ///
  /// Names of nodes have no separators, so it lies in the folder.
  func path(of drawing: Drawing) -> String {
    (folder.hasSuffix("/") ? folder : folder + "/") + "\(drawing.name).\(fileExtension)"
  }

  /// Makes the folder, then writes each drawing, and says so.
  func write(_ drawings: [Drawing], _ write: (Drawing, String) throws -> Void) throws {
    do {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: folder), withIntermediateDirectories: true)
    } catch {
      throw Failure("cannot make the folder '\(folder)'")
    }
    for drawing in drawings {
      let path = path(of: drawing)
      try write(drawing, path)
      print(path)
    }
  }
}
