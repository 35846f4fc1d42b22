// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import FoundationEssentials
import Glibc
import Reporting

/// What the terminal can show, found from its kind and the environment.
enum TerminalSettings {
  /// The style of standard output, or of standard error.
  ///
  /// Colour is used only on a terminal, and not if `NO_COLOR` is set (no-color.org) or the terminal is
  /// dumb. Without a terminal lines are 120 columns wide.
  static func style(of descriptor: Int32, isPlain: Bool) -> TerminalStyle {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(descriptor) == 1
    let isColourless =
      isPlain || environment["NO_COLOR"].map { !$0.isEmpty } == true
      || environment["TERM"] == "dumb"
    return TerminalStyle(
      width: isTerminal ? width(of: descriptor) : 120, hasColour: isTerminal && !isColourless,
      isPlain: isPlain)
  }

  private static func width(of descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }
}
