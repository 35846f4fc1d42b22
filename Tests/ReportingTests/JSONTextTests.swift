// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Foundation
import Testing

@testable import Reporting

/// JSON documents as text.
@Suite("JSON text")
struct JSONTextTests {
  @Test("Plain arrays stand on one line, everything else on lines of its own")
  func layout() {
    let document: JSONValue = [
      "name": "a", "numbers": [.integer(1), .number(0.5), .number(3), .number(.infinity), .null],
      "nothing": .object([]), "none": [], "nested": [["truth": .bool(true)], ["x": [[.null]]]],
    ]
    #expect(
      document.text == """
        {
          "name": "a",
          "numbers": [1, 0.5, 3, null, null],
          "nothing": {},
          "none": [],
          "nested": [
            {
              "truth": true
            },
            {
              "x": [
                [null]
              ]
            }
          ]
        }

        """)
  }

  @Test(
    "What JSON or JavaScript would misread is escaped",
    arguments: [
      ("plain", "plain"), ("é 😀 €", "é 😀 €"), ("a\"b\\c", #"a\"b\\c"#),
      ("\n\r\t\u{1}", #"\n\r\t\u0001"#), ("\u{2028}\u{2029}\u{2030}", "\\u2028\\u2029\u{2030}"),
      ("", ""),
    ])
  func escapes(text: String, written: String) throws {
    let document = JSONValue.string(text).text
    #expect(document == "\"\(written)\"\n")
    let read = try JSONSerialization.jsonObject(
      with: Data(document.utf8), options: .fragmentsAllowed)
    #expect(read as? String == text)
  }
}
