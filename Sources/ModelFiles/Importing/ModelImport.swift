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

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - paths: Its files; several only for Open-PSA.
  ///   - format: Their format.
  /// - Returns: The model, if it has no errors, and all findings.
  /// - Complexity: Linear in the size of the files.
  public func load(_ paths: [String], _ format: ForeignFormat) -> ImportedModel {
    if format == .adtool { return loadADTool(paths) }
    let loaded = FaultTreeLoader(missionTime: missionTime).load(paths, format)
    guard let tree = loaded.tree else {
      return ImportedModel(model: nil, diagnostics: loaded.diagnostics)
    }
    let (model, diagnostics) = FaultTreeImport.model(of: tree)
    return Self.checked(model, loaded.diagnostics + diagnostics)
  }

  private func loadADTool(_ paths: [String]) -> ImportedModel {
    guard let path = paths.first, paths.count == 1 else {
      let place = paths.dropFirst().first.map { SourceLocation.start(of: $0) }
      let error = Diagnostic(
        .error, code: "too-many-files", "a tree of ADTool is one file", at: place)
      return ImportedModel(model: nil, diagnostics: [error])
    }
    do {
      let document = try XMLReader.read(try RegularFile(path: path).bytes(), file: path)
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
