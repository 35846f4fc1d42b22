// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What a plan changes about one threat.
public struct ThreatDifference: Hashable, Sendable {
  /// The threat's name.
  public var name: String
  /// Its title, or its name.
  public var title: String
  /// The saving in its expected annual loss: base minus plan.
  public var ale: PairedDifference
  /// Its figures in the base.
  public var before: ThreatResult
  /// Its figures under the plan.
  public var after: ThreatResult

  /// Makes a difference.
  public init(
    name: String, title: String, ale: PairedDifference, before: ThreatResult, after: ThreatResult
  ) {
    self.name = name
    self.title = title
    self.ale = ale
    self.before = before
    self.after = after
  }
}
