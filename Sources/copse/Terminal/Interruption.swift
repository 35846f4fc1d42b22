// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Dispatch
import Glibc
import Synchronization

/// Cancels work at Ctrl-C, so that it can end with what is known; a second Ctrl-C ends the program.
enum Interruption {
  /// Signals that come closer together are one: a shell may send it to the program and to its group.
  private static let patience = Duration.seconds(1)

  /// Runs work that Ctrl-C cancels.
  static func cancelling<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    let task = Task { try await work() }
    let previous = signal(SIGINT, SIG_IGN)
    // A queue of its own has a thread of its own: the global ones are busy with the work.
    let queue = DispatchQueue(label: "copse.interruption", qos: .userInteractive)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: queue)
    let first = Mutex<ContinuousClock.Instant?>(nil)
    source.setEventHandler {
      let now = ContinuousClock.now
      let begin = first.withLock { begin in
        begin = begin ?? now
        return begin ?? now
      }
      if now - begin > patience { exit(ExitStatus.interrupted.rawValue) }
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
