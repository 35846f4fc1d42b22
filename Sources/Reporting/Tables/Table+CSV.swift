// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension Table {
  /// The table as CSV (RFC 4180): a heading line, quoted where needed, lines ended by CR LF.
  ///
  /// A text that a spreadsheet would take for a formula is led by an apostrophe, whatever of OWASP's list it begins
  /// with; numbers stay numbers. Texts with a separator of any locale are quoted, so that none begins a cell of its own.
  public var csv: String {
    ([headings] + rows.map(\.cells)).map { cells in
      cells.map(Self.csvField).joined(separator: ",") + "\r\n"
    }.joined()
  }

  /// What a formula begins with, the full-width forms included (OWASP, "CSV Injection").
  private static let formulaLeads = "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars

  private static func csvField(_ text: String) -> String {
    var field = text
    if let first = field.unicodeScalars.first, formulaLeads.contains(first),
      Double(field) == nil
    {
      field = "'" + field
    }
    let needsQuotes = field.unicodeScalars.contains { ",;\t\"\r\n".unicodeScalars.contains($0) }
    guard needsQuotes else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
