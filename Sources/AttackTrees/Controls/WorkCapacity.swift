// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// When work on controls begins, and how much of it is done in a quarter.
public struct WorkCapacity: Hashable, Sendable {
  /// The first day, as YYYY-MM-DD.
  public var begins: String?
  /// Person-days a quarter.
  public var perQuarter: Double?

  /// Makes a capacity.
  public init(begins: String? = nil, perQuarter: Double? = nil) {
    self.begins = begins
    self.perQuarter = perQuarter
  }
}
