// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Foundation
import ModelFiles
import OrderedCollections
import TestSupport
import Testing

/// Files that mean harm, or are not what they seem: an error with a place, never a trap, never a hang.
@Suite("Hostile files")
struct HostileFileTests {
  private static let valid = """
    model: {title: T, currency: USD}
    threat: t
    stride: spoofing
    attempts: {lognormal: {p05: 1, p95: 10}}
    loss: {pert: [1 USD, 2 USD, 3k USD]}
    tree:
      goal:
        any:
          - a: {probability: 3 of 40, cost: 5 USD, time: 2 h}
          - both: {all: [b, c]}
    nodes: {b: 10%, c: {probability: {beta: {p05: 0.1, p95: 0.4}}}}
    controls:
      x: {status: planned, effects: [{steps: [a], reduce: probability, by: 0.5}]}
    """

  private func load(_ data: Data) throws -> LoadedModel {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString).yaml")
    try data.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return ModelLoader().load([file.path])
  }

  private func load(_ text: String) throws -> LoadedModel { try load(Data(text.utf8)) }

  private func codes(_ text: String) throws -> Set<String> {
    let loaded = try load(text)
    #expect(loaded.model == nil)
    #expect(loaded.diagnostics.allSatisfy { $0.location != nil })
    return Set(loaded.diagnostics.map(\.code))
  }

  @Test("The valid file is valid, with CRLF and with a byte order mark as well")
  func valid() throws {
    let plain = try load(Self.valid)
    #expect(plain.diagnostics.isEmpty)
    let digest = try #require(plain.digest)
    #expect(try load(Self.valid.replacing("\n", with: "\r\n")).digest == digest)
    #expect(try load("\u{FEFF}" + Self.valid).digest == digest)
    #expect(try load("# a comment\n" + Self.valid + "\n# another\n").digest == digest)
  }

  @Test("An alias bomb is refused before it is parsed")
  func aliasBomb() throws {
    var text = "a0: &a0 [x, x]\n"
    for level in 1...40 {
      let previous = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(previous)]\n"
    }
    #expect(try codes(text) == ["yaml-alias"])
    #expect(try codes("? {? {? &a [x] : *a} : *a} : 1\n") == ["yaml-alias"])
  }

  @Test(
    "Anchors, aliases and tags in whatever place",
    arguments: [
      "tree: [x,&a [y],&b [x,*a,*a]]", "tree: {\"k\":*a}", "tree: {k: *a}", "- *a", "? *a\n: 1",
      "tree: &a 1", "- - &a 1", "tree: !foo {a: 0.1}", "!!map {a: 1}", "a: 'x' \nb: *a",
      "note: |\n  text\nb: *a", "- note: |\n    text\n  b: *a", "a: \"x\\\"\"\nb: *a",
      "a: x - 'y\nb: *a", "a: it's\nb: *a", "{a: 'it''s',b: *a}", "[a # '\n,*a]", "  &a x: 1",
      "a: b#'\nc: *a", "a: |- # text\n  x\nb: *a", "a: >\n\n  x\n\nb: !t 1",
    ])
  func signs(text: String) throws {
    #expect(try codes(text) == ["yaml-alias"])
  }

  @Test(
    "Signs in comments, quotes, block text and the middle of text",
    arguments: [
      "# see: &x *y !z", "model: {title: 'a, *b & !c'} # *d",
      "model:\n  title: |\n    *a\n    - &b\n  currency: USD",
      "model: {title: \"x: *a \\\" &b\"}", "model: {title: R&D a*b !}",
      "model:\n  title: a, *b and - *c",
      "model:\n  title: *emphasis* here",
    ])
  func noSigns(text: String) throws {
    #expect(!(try load(text).diagnostics.map(\.code).contains("yaml-alias")))
  }

  @Test("What is no regular file is not read")
  func devices() {
    let loaded = ModelLoader().load(["/dev/zero"])
    #expect(loaded.diagnostics.map(\.code) == ["not-a-file"])
  }

  @Test("Signs inside text are no aliases")
  func noAlias() throws {
    let text = Self.valid.replacing(
      "currency: USD", with: "currency: USD, organisation: {a: 'R&D', b: a & b, c: x *y* z}")
    #expect(try load(text).diagnostics.isEmpty)
  }

  @Test("Two thousand levels end in an error")
  func depth() throws {
    let flow = String(repeating: "[", count: 2_000) + String(repeating: "]", count: 2_000)
    #expect(try codes("tree: \(flow)\n") == ["yaml-syntax"])
    var block = "tree:\n"
    for level in 0..<2_000 {
      block += String(repeating: " ", count: level + 1) + "g\(level):\n"
    }
    #expect(!(try codes(block)).isEmpty)
  }

  @Test("Inline trees nest deeply")
  func inlineDepth() throws {
    var text = "{g0: 0.5}"
    for level in 1...150 { text = "{g\(level): {any: [\(text), {s\(level): 0.1}]}}" }
    let loaded = try load("tree: \(text)\n")
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.model?.model.forest.nodes.count == 301)
  }

  @Test("Bytes that are no text")
  func binary() throws {
    #expect(try load(Data([0xFF, 0xFE, 0x00, 0x80])).diagnostics.map(\.code) == ["not-text"])
    #expect(try load(Data("tree: {a: 0.1}\n\0".utf8)).diagnostics.map(\.code) == ["not-text"])
    var random = SplitMix64(seed: 1)
    let junk = Data((0..<4_096).map { _ in UInt8.random(in: 0...255, using: &random) })
    #expect(try load(junk).model == nil)
  }

  @Test("Files without content make an empty model, with a warning; two documents are an error")
  func emptyAndDouble() throws {
    for text in ["", "# nothing\n\n"] {
      let loaded = try load(text)
      #expect(loaded.model?.model.forest.nodes.isEmpty == true)
      #expect(loaded.diagnostics.map(\.code) == ["empty-file"])
      #expect(loaded.diagnostics.first?.severity == .warning)
    }
    let double = try load("tree: {a: 0.1}\n---\ntree: {b: 0.1}\n").diagnostics
    #expect(double.map(\.code) == ["yaml-syntax"])
    #expect(double.first?.location?.line == 2)
    #expect(double.first?.message.contains("second document") == true)
    #expect(try codes("just a text\n") == ["wrong-kind"])
    #expect(try codes("- a\n- list\n") == ["wrong-kind"])
  }

  @Test("Words that YAML 1.1 takes for truth are names here")
  func yamlWords() throws {
    let loaded = try load("tree: {yes: {any: [no, on]}}\nnodes: {no: 0.1, on: 0.2}\n")
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.model?.model.forest["yes"] != nil)
  }

  @Test("A scalar of twenty million characters is no problem but a name it is not")
  func longScalar() throws {
    let long = String(repeating: "x", count: 20_000_000)
    let found = try load("tree: {a: 0.1}\nmodel: {title: \(long)}\n")
    #expect(found.diagnostics.isEmpty)
    #expect(try codes("tree: \(long)\n") == ["invalid-name"])
  }

  @Test("Twenty thousand undefined names end soon")
  func manyErrors() throws {
    let names = (0..<20_000).map { "undefined-node-\($0)" }.joined(separator: ", ")
    let loaded = try load("tree: {goal: {any: [\(names)]}}\n")
    #expect(loaded.diagnostics.count == 20_000)
  }

  @Test("Files that include each other are read once")
  func includeCycle() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copse-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = folder.appendingPathComponent("a.yaml")
    try "include: b.yaml\ntree: {goal: {any: [x]}}\n".write(
      to: first, atomically: true, encoding: .utf8)
    try "include: [a.yaml, .]\nnodes: {x: 0.1}\n".write(
      to: folder.appendingPathComponent("b.yaml"), atomically: true, encoding: .utf8)
    let loaded = ModelLoader().load([first.path])
    #expect(loaded.diagnostics.isEmpty)
    #expect(loaded.model != nil)
  }

  @Test("Random changes of a valid file give a model or findings, never a trap")
  func mutations() throws {
    var random = SplitMix64(seed: 42)
    let bytes = Array(Self.valid.utf8)
    let signs = Array("{}[]:,-#&*!|>'\"%@`?0 \n\t.eE".utf8)
    for _ in 0..<600 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<changed.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: changed[place] = signs.randomElement(using: &random) ?? 32
        case 1: changed.remove(at: place)
        default: changed.insert(signs.randomElement(using: &random) ?? 32, at: place)
        }
      }
      let loaded = try load(Data(changed))
      let hasErrors = loaded.diagnostics.contains { $0.severity == .error }
      #expect((loaded.model == nil) == hasErrors)
    }
  }
}
