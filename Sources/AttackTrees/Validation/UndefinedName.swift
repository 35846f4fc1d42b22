// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The finding that something names what is not defined.
enum UndefinedName {
  /// The error, with the nearest known name.
  static func error(
    _ kind: String, _ name: String, known: some Sequence<String>, at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      .error, code: "undefined-\(kind.replacing(" ", with: "-"))", "there is no \(kind) '\(name)'",
      at: location, hint: NearestName.hint(name, among: known))
  }
}
