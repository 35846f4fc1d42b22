// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles
import Testing

/// Files of observations that say something wrong about one model, with the exact findings beside them.
@Suite("Malformed observations")
struct MalformedObservationTests {
  static let folder = MalformedFileTests.folder.deletingLastPathComponent()
    .appendingPathComponent("Observations")

  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  @Test("Every finding has its place, its words and its hint", arguments: names)
  func findings(name: String) throws {
    let expected = try String(
      contentsOf: Self.folder.appendingPathComponent("\(name).expected"), encoding: .utf8)
    let further = Self.folder.appendingPathComponent("\(name).yaml").path
    let loaded = ModelLoader(further: [further]).load([
      Self.folder.appendingPathComponent("Model").path
    ])
    let found = loaded.diagnostics.map { "\($0)\n" }.joined()
      .replacing(Self.folder.path + "/", with: "")
    #expect(found == expected && !expected.isEmpty)
    #expect(loaded.model == nil)
  }

  @Test("There are files for the findings; the model itself has none")
  func count() {
    #expect(Self.names.count >= 20)
    let loaded = ModelLoader().load([Self.folder.appendingPathComponent("Model").path])
    #expect(loaded.model != nil && loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
  }
}
