// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import Glibc
import Reporting
import Synchronization

/// Shows on a terminal how far a simulation has come; silent elsewhere.
final class ProgressDisplay: Sendable {
  private struct State {
    var lastShown = 0.0
    var hasLine = false
    var note = ""
  }

  private let total: Int
  private let unit: String?
  private let style: TerminalStyle
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// Makes a display for a number of trials, or of other units of work.
  init(total: Int, unit: String? = "trials", isQuiet: Bool, isPlain: Bool) {
    self.total = total
    self.unit = unit
    style = TerminalSettings.style(of: STDERR_FILENO, isPlain: isPlain)
    isShown = StandardError.isTerminal && !isQuiet
  }

  /// The seconds since the display was made.
  var seconds: Double {
    let elapsed = ContinuousClock.now - start
    return Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
  }

  /// Shows the progress, ten times a second at most.
  func update(_ done: Int) {
    guard isShown else { return }
    let now = seconds
    state.withLock { state in
      guard now - state.lastShown >= 0.1 else { return }
      state.lastShown = now
      state.hasLine = true
      StandardError.write(
        "\r\u{1B}[K"
          + ProgressLine.text(
            done: done, total: total, seconds: now, unit: unit, style) + state.note)
    }
  }

  /// Puts a note behind the progress from now on.
  func note(_ text: String) {
    state.withLock { $0.note = "  " + text }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.hasLine { StandardError.write("\r\u{1B}[K") }
      state.hasLine = false
    }
  }
}
