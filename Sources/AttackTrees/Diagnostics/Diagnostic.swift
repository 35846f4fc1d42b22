// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Something to say about a model: what is wrong, where, and what to do.
public struct Diagnostic: Hashable, Sendable, Error, CustomStringConvertible {
  /// How grave it is.
  public enum Severity: String, Hashable, Sendable {
    /// The model cannot be used.
    case error
    /// The model can be used, but something is probably not as meant.
    case warning
  }

  /// How grave it is.
  public var severity: Severity
  /// A stable word for the kind of finding, such as `undefined-name`.
  public var code: String
  /// What is wrong, in a sentence without a full stop.
  public var message: String
  /// Where, if known.
  public var location: SourceLocation?
  /// What to do about it, if there is something to say.
  public var hint: String?

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, code: String, _ message: String, at location: SourceLocation?,
    hint: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.location = location
    self.hint = hint
  }

  /// `file:line:column: error: message (hint) [code]`.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let advice = hint.map { " (\($0))" } ?? ""
    return "\(place)\(severity.rawValue): \(message)\(advice) [\(code)]"
  }
}
