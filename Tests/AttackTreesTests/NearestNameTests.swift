// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Testing

@Suite("Suggestions")
struct NearestNameTests {
  @Test(
    "Distances",
    arguments: [
      ("kitten", "sitting", 3), ("probabilty", "probability", 1), ("ab", "ba", 1), ("", "abc", 3),
      ("same", "same", 0),
    ])
  func distance(left: String, right: String, expected: Int) {
    #expect(EditDistance.between(left, right, limit: 5) == expected)
    #expect(EditDistance.between(left, right, limit: expected) == expected)
    if expected > 0 { #expect(EditDistance.between(left, right, limit: expected - 1) == nil) }
  }

  @Test("The nearest name, if one is near enough to be meant")
  func nearest() {
    let known = ["probability", "cost", "time", "detection"]
    #expect(NearestName.to("probabilty", among: known) == "probability")
    #expect(NearestName.to("tiem", among: known) == "time")
    #expect(NearestName.to("colour", among: known) == nil)
    #expect(NearestName.to("x", among: ["y"]) == nil)
  }

  @Test(
    "Dates of the calendar",
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false),
      ("2024-13-01", false), ("2024-04-31", false), ("24-01-01", false), ("2024-1-1", false),
      ("soon", false),
    ])
  func dates(text: String, isDate: Bool) {
    #expect((CalendarDate(text) != nil) == isDate)
  }
}
