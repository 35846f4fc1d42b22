// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import FoundationEssentials
import ModelFiles

/// `copse init`: a small commented model to begin with.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a small commented model and scenario to begin with.",
    discussion: """
      No file that exists is overwritten.

      Example: copse init shop && copse simulate shop/Scenarios/today.yaml
      """)

  @Argument(help: "The folder to make.", completion: .directory)
  var folder: String

  func run() throws {
    let files = StarterModel.files()
    for file in files where FileManager.default.fileExists(atPath: path(file.path)) {
      throw Failure("'\(path(file.path))' exists: choose another folder")
    }
    for file in files {
      let url = URL(fileURLWithPath: path(file.path))
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      } catch {
        throw Failure("cannot make the folder of '\(path(file.path))'")
      }
      try Output(path: path(file.path)).write(file.contents)
      print("wrote \(path(file.path))")
    }
    print("try: copse simulate \(path("Scenarios/today.yaml"))")
  }

  private func path(_ relative: String) -> String {
    folder.hasSuffix("/") ? folder + relative : "\(folder)/\(relative)"
  }
}
