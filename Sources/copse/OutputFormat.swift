// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import Reporting

/// The forms in which results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  /// A table for people.
  case table
  /// JSON with a schema name, for programs.
  case json
  /// CSV with full precision, for spreadsheets.
  case csv
  /// Markdown, for documents.
  case markdown

  /// What is printed of a result, of which only the form that is asked for is made.
  func text(
    table: @autoclosure () -> String, json: @autoclosure () -> JSONValue,
    csv: @autoclosure () -> String, markdown: @autoclosure () -> String
  ) -> String {
    switch self {
    case .table: table()
    case .json: json().text
    case .csv: csv()
    case .markdown: markdown()
    }
  }
}
