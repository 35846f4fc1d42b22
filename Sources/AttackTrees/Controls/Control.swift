// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A mitigation: what it changes, what it costs and how far it has come.
public struct Control: Hashable, Sendable {
  /// The unique name.
  public var name: String
  /// A phrase for people.
  public var title: String?
  /// The STRIDE categories it is meant for.
  public var stride: [STRIDE]
  /// How far it has come.
  public var status: ControlStatus
  /// What it costs a year, in the model's currency.
  public var cost: Estimate?
  /// The share of its scope that it covers, in `[0, 1]`; reductions count `coverage * e`.
  public var coverage: Double
  /// What it does.
  public var effects: [Effect]
  /// Controls without which it cannot work, by name.
  public var requires: [String]
  /// Controls that do not go together with it, by name.
  public var excludes: [String]
  /// When it is to be in place, as YYYY-MM-DD.
  public var due: String?
  /// The work that is left until it is in place, in person-days.
  public var effort: Estimate?
  /// Who is responsible.
  public var owner: String?
  /// The source of the control's numbers, where an estimate names none of its own.
  public var source: String?
  /// How well the control's numbers are founded, where an estimate does not say.
  public var confidence: Confidence?
  /// Free text.
  public var note: String?

  /// Makes a control.
  public init(
    name: String, title: String? = nil, stride: [STRIDE] = [], status: ControlStatus,
    cost: Estimate? = nil, coverage: Double = 1, effects: [Effect],
    requires: [String] = [], excludes: [String] = [], due: String? = nil, effort: Estimate? = nil,
    owner: String? = nil, source: String? = nil, confidence: Confidence? = nil,
    note: String? = nil
  ) {
    self.name = name
    self.title = title
    self.stride = stride
    self.status = status
    self.cost = cost
    self.coverage = coverage
    self.effects = effects
    self.requires = requires
    self.excludes = excludes
    self.due = due
    self.effort = effort
    self.owner = owner
    self.source = source
    self.confidence = confidence
    self.note = note
  }

  /// The title, or the name where there is none.
  public var label: String { title ?? name }
}
