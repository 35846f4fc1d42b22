// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Reads files of other tools as models.
public struct ModelImport: Sendable {
  /// The mission time at which rates become probabilities, in the unit of time of the file's rates.
  public var missionTime: Double

  /// Makes a reader.
  public init(missionTime: Double = FaultTreeLoader.defaultMissionTime) {
    self.missionTime = missionTime
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - format: Its format.
  /// - Returns: The model, if it has no errors, and all findings.
  /// - Complexity: Linear in the size of the file.
  public func load(_ path: String, _ format: ForeignFormat) -> ImportedModel {
    if format == .adtool { return loadADTool(path) }
    let loaded = FaultTreeLoader(missionTime: missionTime).load(path, format)
    guard let tree = loaded.tree else {
      return ImportedModel(model: nil, diagnostics: loaded.diagnostics)
    }
    let (model, diagnostics) = FaultTreeImport.model(of: tree)
    return Self.checked(model, loaded.diagnostics + diagnostics)
  }

  private func loadADTool(_ path: String) -> ImportedModel {
    do {
      let document = try XMLReader.read(try FileCollection.bytes(of: path), file: path)
      var reader = ADToolReader()
      let (model, diagnostics) = reader.read(document.root)
      guard let model else { return ImportedModel(model: nil, diagnostics: diagnostics) }
      return Self.checked(model, diagnostics)
    } catch {
      return ImportedModel(model: nil, diagnostics: [error])
    }
  }

  private static func checked(_ model: Model, _ found: [Diagnostic]) -> ImportedModel {
    let (validated, findings) = ValidatedModel.validate(model)
    let all = found + findings + LawCheck.check(model)
    let hasErrors = all.contains { $0.severity == .error }
    return ImportedModel(model: hasErrors ? nil : validated, diagnostics: all)
  }
}
