// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import ModelFiles

/// A key that stands twice in one mapping is told with both places, whether the mapping is small or large.
@Suite("Keys of mappings")
struct MappingKeyTests {
  private func finding(_ text: String) -> Diagnostic? {
    do {
      _ = try YAMLReader.read(text, file: "f.yaml")
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "The second place is the finding, the first is in the hint", arguments: [0, 1, 7, 8, 9, 40])
  func twice(others: Int) {
    let lines = (0..<others).map { "key-\($0): {a: 1}\n" }.joined()
    let found = finding("first: 1\n" + lines + "'first': 2\nlast: 3\n")
    #expect(
      found?.description
        == "f.yaml:\(others + 2):1: error: the key 'first' stands twice in one mapping "
        + "(remove or rename one of the two; the first is at f.yaml:1:1) [duplicate-key]")
    #expect(finding("first: 1\n" + lines + "second: 2\n") == nil)
  }

  @Test("A key that follows many others stands twice as well")
  func late() {
    let lines = (0..<20).map { "key-\($0): 1\n" }.joined()
    #expect(finding(lines + "key-15: 1\n")?.location?.line == 21)
    #expect(finding(lines + "key-15: 1\n")?.hint?.contains("f.yaml:16:1") == true)
  }

  @Test("The same key in another mapping is another key")
  func nested() {
    #expect(finding("a: {a: {a: 1}}\nb: [{a: 1}, {a: 1}]\n") == nil)
    #expect(finding("a: {b: 1, c: 2, b: 3}\n")?.location?.column == 17)
  }
}
