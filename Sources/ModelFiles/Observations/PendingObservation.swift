// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees

/// An observation as it was read, before it is known what it bears on.
struct PendingObservation {
  /// What it was said to bear on.
  enum Subject {
    /// The number beside it, by full name.
    case estimate(String)
    /// The loss events of the threat beside it.
    case lossEvents(threat: String)
    /// Something by a name of the user's.
    case named(String)
  }

  /// What it was said to bear on.
  var subject: Subject
  /// The count as it was written.
  var text: String
  /// Who counted.
  var source: String?
  /// Where it stands.
  var location: SourceLocation
}
