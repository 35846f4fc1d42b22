// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import Testing

@testable import ModelFiles

/// Files are read whole, whatever their size says, and what is none is refused.
@Suite("Regular files")
struct RegularFileTests {
  /// Calls a function with an empty folder.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func code(_ path: String) -> String? {
    do {
      _ = try RegularFile(path: path).bytes()
      return nil
    } catch {
      return error.code
    }
  }

  @Test(
    "The folder of a file, as its path names it",
    arguments: [("a.yaml", ""), ("a/b.yaml", "a"), ("/a.yaml", "/"), ("../a/b.c/d", "../a/b.c")])
  func folder(path: String, folder: String) {
    #expect(FileCollection.folder(of: path) == folder)
  }

  @Test("The first bytes of a file, and not more")
  func start() throws {
    try inFolder { folder in
      let file = folder.appendingPathComponent("a")
      try Data("threat".utf8).write(to: file)
      #expect(try RegularFile(path: file.path).start(atMost: 4) == Array("thre".utf8))
      #expect(try RegularFile(path: file.path).start(atMost: 64) == Array("threat".utf8))
    }
  }

  @Test("The content of small and large files", arguments: [0, 1, 4_095, 4_096, 4_097, 1_000_000])
  func content(size: Int) throws {
    try inFolder { folder in
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      let file = folder.appendingPathComponent("a")
      try Data(bytes).write(to: file)
      #expect(try RegularFile(path: file.path).bytes() == bytes)
    }
  }

  @Test("A file whose size is told as 0 is read to its end")
  func withoutSize() throws {
    #expect(try !RegularFile(path: "/proc/self/status").bytes().isEmpty)
  }

  @Test("Folders, devices, pipes, missing files, links in a circle")
  func others() throws {
    try inFolder { folder in
      let loop = folder.appendingPathComponent("loop").path
      try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
      let pipe = folder.appendingPathComponent("pipe").path
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect(code(loop) == "unreadable-file")
      #expect(code(pipe) == "not-a-file")
      #expect(code(folder.path) == "not-a-file")
      #expect(code("/dev/zero") == "not-a-file")
      #expect(code(folder.path + "/none") == "unreadable-file")
    }
  }

  @Test("A file of more than the limit is refused before it is read")
  func tooLarge() throws {
    try inFolder { folder in
      let file = folder.appendingPathComponent("large").path
      #expect(FileManager.default.createFile(atPath: file, contents: nil))
      #expect(truncate(file, RegularFile.sizeLimit + 1) == 0)
      #expect(code(file) == "file-too-large")
    }
  }

  @Test("All ways to name a file have one canonical path")
  func canonical() throws {
    try inFolder { folder in
      let file = folder.appendingPathComponent("a.yaml").path
      try "x: 1".write(toFile: file, atomically: true, encoding: .utf8)
      let link = folder.appendingPathComponent("b.yaml").path
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      let paths = [file, link, folder.path + "/./a.yaml", folder.path + "//a.yaml"]
      #expect(Set(paths.map { RegularFile(path: $0).canonicalPath }).count == 1)
      #expect(RegularFile(path: "nowhere/a").canonicalPath == "nowhere/a")
    }
  }
}
