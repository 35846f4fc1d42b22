// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles
import Testing

/// For each kind of finding in files of other tools a file, with the exact findings beside it.
@Suite("Malformed files of other tools")
struct MalformedForeignFileTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/Foreign")

  static var names: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".dft") }.sorted()
  }

  @Test("Every finding has its place, its words and its hint", arguments: names)
  func findings(name: String) throws {
    let path = Self.folder.appendingPathComponent(name).path
    let format = try #require(ForeignFormat.guess(path))
    let loaded = ModelImport().load([path], format)
    let found = loaded.diagnostics.map { "\($0)\n" }.joined()
      .replacing(Self.folder.path + "/", with: "")
    let file = Self.folder.appendingPathComponent("\(name).expected")
    if ProcessInfo.processInfo.environment["COPSE_RECORD"] != nil {
      try found.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(found == (try String(contentsOf: file, encoding: .utf8)))
    #expect(!loaded.diagnostics.isEmpty)
    let hasErrors = loaded.diagnostics.contains { $0.severity == .error }
    #expect((loaded.model == nil) == hasErrors)
  }

  @Test("There are files for the findings")
  func count() {
    #expect(Self.names.count >= 55)
  }
}
