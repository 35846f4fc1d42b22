// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import OrderedCollections

/// Dates of work are dates, and capacity is positive.
enum WorkRule: ValidationRule {
  static func check(_ model: Model) -> [Diagnostic] {
    var findings = model.controls.values.compactMap { control in
      control.due.flatMap { date($0, at: model.locations[.control(control.name)]) }
    }
    let location = model.locations[.roadmap]
    if let begins = model.work.begins, let finding = date(begins, at: location) {
      findings.append(finding)
    }
    if let capacity = model.work.perQuarter, !(capacity > 0 && capacity.isFinite) {
      findings.append(
        Diagnostic(
          .error, code: "invalid-capacity", "the capacity of a quarter must be above 0",
          at: location, hint: "write person-days, for example 60"))
    }
    return findings
  }

  private static func date(_ text: String, at location: SourceLocation?) -> Diagnostic? {
    if CalendarDate(text) != nil { return nil }
    return Diagnostic(
      .error, code: "invalid-date", "'\(text)' is not a date", at: location,
      hint: "write YYYY-MM-DD")
  }
}
