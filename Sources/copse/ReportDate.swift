// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import AttackTrees
import FoundationEssentials

/// The day of a report.
enum ReportDate {
  /// The day that was asked for, else that of `SOURCE_DATE_EPOCH`, else today, in UTC.
  ///
  /// - Throws: `ValidationError` for a text that is no date.
  static func date(_ text: String?) throws -> CalendarDate {
    if let text {
      guard let date = CalendarDate(text) else {
        throw ValidationError("--as-of '\(text)' is no date: write YYYY-MM-DD, such as 2024-05-01")
      }
      return date
    }
    let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Double($0) }
    let instant = epoch.map { Date(timeIntervalSince1970: $0) } ?? Date()
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: instant)
    func padded(_ number: Int?, _ width: Int) -> String {
      let digits = String(number ?? 0)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    let written = "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    guard let date = CalendarDate(written) else {
      throw ValidationError("SOURCE_DATE_EPOCH is out of range")
    }
    return date
  }
}
