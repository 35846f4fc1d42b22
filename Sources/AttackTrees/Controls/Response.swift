// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What was decided about a threat or another risk.
///
/// A response records a decision; what changes numbers are the controls it names.
public struct Response: Hashable, Sendable {
  /// The four ways to respond.
  public enum Decision: String, Hashable, Sendable, CaseIterable {
    /// Controls reduce the risk.
    case mitigate
    /// What is vulnerable is taken out.
    case eliminate
    /// A third party bears it.
    case transfer
    /// It is borne, documented and watched.
    case accept
  }

  /// What it answers.
  public enum Subject: Hashable, Sendable {
    /// The threat of this name.
    case threat(String)
    /// A risk that is documented but not modelled.
    case risk(String)
  }

  /// What it answers.
  public var subject: Subject
  /// What was decided.
  public var decision: Decision
  /// The controls that carry it out, by name.
  public var controls: [String]
  /// Who is responsible.
  public var owner: String?
  /// Who accepted the risk; demanded of `accept`.
  public var acceptedBy: String?
  /// The date of acceptance, as YYYY-MM-DD; demanded of `accept`.
  public var acceptedOn: String?
  /// The date of the next review, as YYYY-MM-DD; demanded of `accept`.
  public var reviewOn: String?
  /// What is watched, and when the decision no longer stands; demanded of `accept`.
  public var condition: String?
  /// What the risk would do, in words.
  public var impact: String?
  /// Free text.
  public var note: String?

  /// Makes a response.
  public init(
    subject: Subject, decision: Decision, controls: [String] = [], owner: String? = nil,
    acceptedBy: String? = nil, acceptedOn: String? = nil, reviewOn: String? = nil,
    condition: String? = nil, impact: String? = nil, note: String? = nil
  ) {
    self.subject = subject
    self.decision = decision
    self.controls = controls
    self.owner = owner
    self.acceptedBy = acceptedBy
    self.acceptedOn = acceptedOn
    self.reviewOn = reviewOn
    self.condition = condition
    self.impact = impact
    self.note = note
  }
}
