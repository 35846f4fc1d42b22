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
  static func run(_ arguments: String...) throws -> Run { try run(arguments) }

  /// Runs the program with a list of arguments, its output to a file of ours or to one that is given.
  static func run(
    _ arguments: [String], environment: [String: String]? = nil, output: URL? = nil
  ) throws -> Run {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let environment { process.environment = environment }
    process.currentDirectoryURL = package
    // Files rather than pipes: a full pipe would stop the program.
    let folder = FileManager.default.temporaryDirectory
    let files = ["out", "err"].map { folder.appendingPathComponent("\(UUID().uuidString).\($0)") }
    for file in files { try Data().write(to: file) }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: output ?? files[0])
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

  /// The program is built beside the tests, some folders up from their runner.
  private static var executable: URL {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appendingPathComponent("copse")
      if FileManager.default.isExecutableFile(atPath: candidate.path), !candidate.hasFolder {
        return candidate
      }
      folder = folder.deletingLastPathComponent()
    }
    return package.appendingPathComponent(".build/debug/copse")
  }
}

extension URL {
  /// Whether there is a folder at this place.
  fileprivate var hasFolder: Bool {
    (try? resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
  }
}
