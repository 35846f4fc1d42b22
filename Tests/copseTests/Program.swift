// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

/// The built program, run as a process.
enum Program {
  /// What a run printed and how it ended.
  struct Run {
    var output: String
    var errors: String
    var status: Int32
  }

  /// The package's folder.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs `copse` with arguments, in the package's folder.
  static func run(_ arguments: String...) throws -> Run {
    let process = Process()
    process.executableURL = try #require(executable, "the program is built beside the tests")
    process.arguments = arguments
    process.currentDirectoryURL = package
    // Files rather than pipes: a full pipe would stop the program.
    let folder = FileManager.default.temporaryDirectory
    let files = ["out", "err"].map { folder.appendingPathComponent("\(UUID().uuidString).\($0)") }
    for file in files { FileManager.default.createFile(atPath: file.path, contents: nil) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Run(
      output: try String(contentsOf: files[0], encoding: .utf8),
      errors: try String(contentsOf: files[1], encoding: .utf8),
      status: process.terminationStatus)
  }

  /// Runs work in a new folder, which is removed afterwards.
  static func withFolder(_ work: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder)
  }

  private static var executable: URL? {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appendingPathComponent("copse")
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        return candidate
      }
      folder = folder.deletingLastPathComponent()
    }
    let built = package.appendingPathComponent(".build/debug/copse")
    return FileManager.default.isExecutableFile(atPath: built.path) ? built : nil
  }
}
