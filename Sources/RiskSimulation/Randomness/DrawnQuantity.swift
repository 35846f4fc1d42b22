// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A quantity that a program draws once a trial.
struct DrawnQuantity: Sendable {
  /// Its full name, from which its stream comes.
  let name: String
  /// Its stream.
  let stream: NamedStream
  /// Whether it is chance, like the factor of a good or a bad year, and not a parameter that we do not
  /// know.
  let isChance: Bool
}
