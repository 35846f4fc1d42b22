// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import FoundationEssentials
import Glibc
import ModelFiles
import Reporting

/// Loads models and scenarios for commands; findings go to standard error.
enum Loading {
  /// The scenario, its model and the model's digest; ends with exit code 3 if there are errors.
  static func scenario(
    _ loaded: LoadedScenario, isPlain: Bool
  ) throws -> (Scenario, ValidatedModel, String) {
    report(loaded.diagnostics, isPlain: isPlain)
    guard let scenario = loaded.scenario, let model = loaded.model, let digest = loaded.digest
    else { throw ExitStatus.modelErrors }
    return (scenario, model, digest)
  }

  /// The model; ends with exit code 3 if there are errors.
  static func model(
    _ paths: [String], isPlain: Bool, _ loader: ModelLoader = ModelLoader()
  ) throws -> ValidatedModel {
    let loaded = loader.load(paths)
    report(loaded.diagnostics, isPlain: isPlain)
    guard let model = loaded.model else { throw ExitStatus.modelErrors }
    return model
  }

  /// Prints findings with the lines they stand in.
  static func report(_ diagnostics: [Diagnostic], isPlain: Bool) {
    let style = TerminalSettings.style(of: STDERR_FILENO, isPlain: isPlain)
    var files: [String: [Substring]] = [:]
    StandardError.write(
      DiagnosticReport.text(diagnostics, style) { location in
        let lines = files[location.file] ?? Self.lines(of: location.file)
        files[location.file] = lines
        return lines.indices.contains(location.line - 1) ? String(lines[location.line - 1]) : nil
      })
  }

  private static func lines(of path: String) -> [Substring] {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(omittingEmptySubsequences: false) { $0.isNewline }
  }
}
