// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// Findings for people: each with its place, the line it stands in and a caret under it.
public enum DiagnosticReport {
  /// The findings as text.
  ///
  /// - Parameters:
  ///   - diagnostics: The findings, in the order to print them.
  ///   - style: What the terminal can show.
  ///   - limit: The most findings that are told in full.
  ///   - line: Gives a line of a file, if it can be read.
  /// - Returns: Lines, each ended by a line feed; empty if there are no findings.
  public static func text(
    _ diagnostics: [Diagnostic], _ style: TerminalStyle, limit: Int = 50,
    line: (SourceLocation) -> String?
  ) -> String {
    var output = ""
    for diagnostic in diagnostics.prefix(limit) {
      output += text(diagnostic, style)
      if let location = diagnostic.location, let source = line(location) {
        output += excerpt(source, location, style)
      }
    }
    if diagnostics.count > limit { output += "... and \(diagnostics.count - limit) more\n" }
    return output + summary(diagnostics)
  }

  private static func text(_ diagnostic: Diagnostic, _ style: TerminalStyle) -> String {
    let place = diagnostic.location.map { "\($0): " } ?? ""
    let isError = diagnostic.severity == .error
    let severity = style.coloured(
      "\(diagnostic.severity.rawValue):", isError ? .red : .yellow)
    let hint = diagnostic.hint.map { " (\($0))" } ?? ""
    return Table.printable(place) + severity
      + Table.printable(" \(diagnostic.message)\(hint) [\(diagnostic.code)]") + "\n"
  }

  private static func excerpt(
    _ source: String, _ location: SourceLocation, _ style: TerminalStyle
  ) -> String {
    let scalars = Array(source.unicodeScalars.prefix(400))
    guard location.column >= 1, location.column <= scalars.count + 1 else { return "" }
    let before = String(String.UnicodeScalarView(scalars[..<(location.column - 1)]))
    let width = DisplayWidth.of(Table.printable(before))
    guard width + 4 < max(style.width, 40) else { return "" }
    let shown = DisplayWidth.fit(
      Table.printable(String(String.UnicodeScalarView(scalars))), to: max(style.width, 40) - 4)
    return "  \(shown)\n  " + String(repeating: " ", count: width)
      + style.coloured("^", .green) + "\n"
  }

  private static func summary(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + "\n"
  }
}
