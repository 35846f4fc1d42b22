// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why a command could not do its work, in a sentence, with the exit status that follows.
struct Failure: Error {
  /// What went wrong and what to do.
  let message: String
  /// How the program ends.
  let status: ExitStatus

  /// Makes a failure.
  init(_ message: String, _ status: ExitStatus = .usage) {
    self.message = message
    self.status = status
  }
}
