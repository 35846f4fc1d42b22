// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser

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
}
