// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import ArgumentParser
import Glibc

/// How the program ends.
enum ExitStatus: Int32, Error {
  /// A gate of `--fail-if` failed.
  case gateFailed = 1
  /// The arguments are wrong.
  case usage = 2
  /// The model has errors, or cannot be simulated.
  case modelErrors = 3
  /// The run was interrupted before there was anything to report.
  case interrupted = 130

  /// Says what is to be said about an error, and ends the program.
  static func exit(after error: any Error) -> Never {
    if let status = error as? ExitStatus { Glibc.exit(status.rawValue) }
    if let failure = error as? Failure {
      StandardError.write("copse: \(failure.message)\n")
      Glibc.exit(failure.status.rawValue)
    }
    let code = Copse.exitCode(for: error)
    let message = Copse.fullMessage(for: error)
    if code == .success {
      print(message)
      Glibc.exit(0)
    }
    StandardError.write(message + "\n")
    Glibc.exit(usage.rawValue)
  }
}
