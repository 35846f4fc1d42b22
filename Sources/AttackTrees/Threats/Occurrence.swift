// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The law of the number of loss events in a year, given their expected number.
public enum Occurrence: Hashable, Sendable {
  /// Events come independently of each other: a Poisson count.
  case poisson
  /// Years differ by a gamma factor of mean 1: variance `mean + mean^2/size`.
  case negativeBinomial(size: Double)
}
