// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import OrderedCollections
import Testing

@testable import ModelFiles

@Suite("The tutorial's files")
struct TutorialTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/ModelFiles/ModelFiles.docc/Resources").standardized

  @Test("each step of the model loads without a finding", arguments: 1...5)
  func models(step: Int) throws {
    let loaded = ModelLoader().load([Self.folder.appending(path: "tutorial-\(step).yaml").path])
    #expect(loaded.diagnostics.isEmpty)
    let model = try #require(loaded.model).model
    #expect(model.threats["customer-impersonation"]?.goal == "impersonate-customer")
    #expect(model.controls.count == (step == 5 ? 1 : 0))
  }

  @Test("the scenario runs the model of the last step")
  func scenario() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (file, name) in [("tutorial-5", "impersonation"), ("tutorial-6", "today")] {
      try FileManager.default.copyItem(
        at: Self.folder.appending(path: "\(file).yaml"), to: folder.appending(path: "\(name).yaml"))
    }
    let loaded = ModelLoader().loadScenario(folder.appending(path: "today.yaml").path)
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.scenario?.trials == 100_000)
  }
}
