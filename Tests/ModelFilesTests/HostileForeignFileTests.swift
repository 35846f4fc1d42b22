// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles
import Testing

/// Files made to exhaust a reader end in a finding with a place, and soon.
@Suite("Hostile files of other tools")
struct HostileForeignFileTests {
  private func findings(_ bytes: [UInt8], _ name: String = "hostile.xml") throws -> [Diagnostic] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    let format: ForeignFormat = name.hasSuffix(".dft") ? .galileo : .openPSA
    let loaded = ModelImport().load([file.path], format)
    #expect(loaded.model == nil)
    return loaded.diagnostics
  }

  private func code(_ text: String) throws -> String? {
    let findings = try findings(Array(text.utf8))
    #expect(findings.allSatisfy { $0.location != nil })
    return findings.first?.code
  }

  @Test("A billion laughs are refused where they are declared")
  func laughs() throws {
    var text = "<!DOCTYPE opsa-mef [\n<!ENTITY l0 \"ha\">\n"
    for level in 1...9 {
      let inner = String(repeating: "&l\(level - 1);", count: 10)
      text += "<!ENTITY l\(level) \"\(inner)\">\n"
    }
    text += "]><opsa-mef><label>&l9;</label></opsa-mef>"
    let findings = try findings(Array(text.utf8))
    #expect(findings.map(\.code) == ["xml-entity"])
    #expect(findings.first?.location?.line == 2)
  }

  @Test("Parameter entities, external subsets and style sheets fetch nothing")
  func external() throws {
    #expect(try code("<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://x/\"> %x;]><a/>") == "xml-entity")
    #expect(try code("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>") == "unknown-format")
    #expect(try code("<?xml-stylesheet href=\"http://x/\"?><a/>") == "unknown-format")
  }

  @Test("Depth without end is refused, whether closed or not")
  func depth() throws {
    let open = String(repeating: "<and>", count: 100_000)
    let close = String(repeating: "</and>", count: 100_000)
    #expect(try code("<opsa-mef>\(open)") == "xml-depth")
    #expect(try code("<opsa-mef>\(open)\(close)</opsa-mef>") == "xml-depth")
  }

  @Test("Bytes that are no text are refused")
  func bytes() throws {
    for bytes: [UInt8] in [
      [], [0], [0xFF, 0xFE, 0x3C], Array("<a>".utf8) + [0x00] + Array("</a>".utf8),
      Array("<a>".utf8) + [0xC3, 0x28] + Array("</a>".utf8),
    ] {
      let codes = try findings(bytes).map(\.code)
      #expect(codes.count == 1 && codes.allSatisfy { $0.hasPrefix("xml") }, "\(bytes)")
      #expect(try findings(bytes + [0xC3], "hostile.dft").map(\.code) == ["not-text"])
    }
  }

  @Test("Every beginning of a good file is refused without a trap")
  func truncated() throws {
    let text = """
      <?xml version="1.0"?><!-- plant --><opsa-mef><define-fault-tree name="f"><define-gate name="g">\
      <or><basic-event name="a"/><not><basic-event name="b"/></not></or></define-gate>\
      </define-fault-tree><model-data><define-basic-event name="a"><exponential><float value="1e-3"/>\
      <system-mission-time/></exponential></define-basic-event></model-data></opsa-mef>
      """
    for length in 0..<text.utf8.count {
      #expect(try !findings(Array(text.utf8.prefix(length))).isEmpty)
    }
    let galileo = Array("toplevel \"t\"; \"t\" 2of3 \"a\" \"b\" \"c\"; \"a\" prob=0.1;".utf8)
    for length in 0..<galileo.count {
      #expect(try !findings(Array(galileo.prefix(length)), "hostile.dft").isEmpty)
    }
  }

  @Test("Ten thousand errors are told as a hundred")
  func manyErrors() throws {
    let references = (0..<10_000).map {
      "<define-gate name=\"g\($0)\"><gate name=\"x\"/></define-gate>"
    }
    let text =
      "<opsa-mef><define-fault-tree name=\"f\">\(references.joined())</define-fault-tree></opsa-mef>"
    #expect(try findings(Array(text.utf8)).count == 100)
  }

  @Test("Long chains of gates and parameters that end in themselves are cycles")
  func longCycles() throws {
    let count = 20_000
    let gates = (0..<count).map {
      "<define-gate name=\"g\($0)\"><gate name=\"g\(($0 + 1) % count)\"/></define-gate>"
    }
    #expect(
      try code(
        "<opsa-mef><define-fault-tree name=\"f\">\(gates.joined())</define-fault-tree></opsa-mef>")
        == "cycle")
    let parameters = (0..<count).map {
      "<define-parameter name=\"p\($0)\"><parameter name=\"p\(($0 + 1) % count)\"/></define-parameter>"
    }
    let gate =
      "<define-fault-tree name=\"f\"><define-gate name=\"g\"><constant value=\"true\"/></define-gate></define-fault-tree>"
    #expect(
      try code("<opsa-mef>\(gate)<model-data>\(parameters.joined())</model-data></opsa-mef>")
        == "cycle")
  }
}
