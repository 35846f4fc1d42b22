// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What happened in a year: to one threat, or to all together.
public struct Outcome: Hashable, Sendable {
  /// The year.
  public var year: Int
  /// The threat; `nil` for all together.
  public var threat: String?
  /// Whether there was a loss event; `nil` if it is not known.
  public var happened: Bool?
  /// The loss of the year; `nil` if it is not known.
  public var loss: Double?

  /// Makes an outcome.
  public init(year: Int, threat: String? = nil, happened: Bool? = nil, loss: Double? = nil) {
    self.year = year
    self.threat = threat
    self.happened = happened
    self.loss = loss
  }
}
