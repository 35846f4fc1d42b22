// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@testable import ModelFiles

/// Which texts are names.
@Suite("Names")
struct NameTests {
  private func isName(_ text: String) -> Bool {
    let context = DecodingContext(currency: "USD")
    let place = YAMLNode(content: .scalar(text), location: .init(file: "f", line: 1, column: 1))
    return context.name(text, at: place.location) != nil
  }

  @Test(
    "Letters and digits of any script, with '-', '_' and '.' inside",
    arguments: ["a", "Z", "0", "9a", "a-b_c.d", "größe", "漢字", "π2", "½", "é-e\u{301}", "a."])
  func names(text: String) {
    // A combining accent is no letter by itself.
    #expect(isName(text) == !text.unicodeScalars.contains("\u{301}"))
  }

  @Test(
    "Anything else",
    arguments: ["", "-a", ".a", "_a", "a b", "a:b", "a/b", "[", "`", "@", "{", "a\n", "–", "🌳"])
  func others(text: String) { #expect(!isName(text)) }
}
