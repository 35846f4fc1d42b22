// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// Graphviz, where it is installed.
enum Graphviz {
  /// The drawing of a DOT text and what Graphviz said; `nil` if it is not installed.
  static func svg(_ text: String) throws -> (svg: String, warnings: String)? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/dot") else { return nil }
    let folder = FileManager.default.temporaryDirectory
    let files = ["dot", "svg", "err"].map {
      folder.appendingPathComponent("\(UUID().uuidString).\($0)")
    }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    try text.write(to: files[0], atomically: true, encoding: .utf8)
    for file in files.dropFirst() { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/dot")
    process.arguments = ["-Tsvg", files[0].path]
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return (
      try String(contentsOf: files[1], encoding: .utf8),
      try String(contentsOf: files[2], encoding: .utf8)
    )
  }
}
