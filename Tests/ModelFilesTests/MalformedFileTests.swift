// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles
import Testing

/// For each kind of finding a malformed file named after it, with the exact findings beside it.
@Suite("Malformed files")
struct MalformedFileTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Malformed")

  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }

  @Test("Every finding has its place, its words and its hint", arguments: names)
  func findings(name: String) throws {
    let path = Self.folder.appendingPathComponent("\(name).yaml").path
    let expected = try String(
      contentsOf: Self.folder.appendingPathComponent("\(name).expected"), encoding: .utf8)
    let loaded = ModelLoader().load([path])
    let found = loaded.diagnostics.map { "\($0)\n" }.joined()
      .replacing(Self.folder.path + "/", with: "")
    #expect(found == expected)
    let isNamedAfterCode = loaded.diagnostics.contains { $0.code == name }
    #expect(isNamedAfterCode || name == "undefined-names")
    let hasErrors = loaded.diagnostics.contains { $0.severity == .error }
    #expect((loaded.model == nil) == hasErrors)
  }

  @Test("There are files for the findings")
  func count() {
    #expect(Self.names.count >= 40)
  }
}
