// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Glibc

/// Progress and findings for people.
enum StandardError {
  /// Writes text as it is; where that fails there is nobody to tell.
  static func write(_ text: String) { try? StandardStream.error.write(text.utf8) }

  /// Whether a person watches it.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
