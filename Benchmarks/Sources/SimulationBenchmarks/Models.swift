// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation

/// Writes models and their scenarios into a folder.
struct Models {
  private let folder: URL

  /// Takes the folder.
  init(_ folder: URL) {
    self.folder = folder
  }

  /// Writes a model and a scenario of it; returns the scenario's path.
  func write(_ model: String, name: String, trials: Int) throws -> String {
    try write(model, to: "\(name).yaml")
    return try write(
      "scenario: \(name)\nmodel: \(name).yaml\ntrials: \(trials)\nseed: 1\n",
      to: "\(name)-scenario.yaml")
  }

  /// Writes a file; returns its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }
}
