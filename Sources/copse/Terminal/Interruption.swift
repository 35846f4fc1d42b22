// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Dispatch
import Foundation

/// Cancels work at Ctrl-C, so that it can end with what is known; a second Ctrl-C ends the program.
enum Interruption {
  /// Runs work that Ctrl-C cancels.
  static func cancelling<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Task { try await work() }
    let previous = signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      if task.isCancelled { exit(ExitStatus.interrupted.rawValue) }
      task.cancel()
    }
    source.resume()
    defer {
      source.cancel()
      signal(SIGINT, previous)
    }
    return try await task.value
  }
}
