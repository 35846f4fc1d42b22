// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// How long a run took, in a line for people.
public enum RunTiming {
  /// The line, without a line feed.
  public static func text(trials: Int, seconds: Double, threads: Int) -> String {
    let rate = seconds > 0 ? Double(trials) / seconds : 0
    let workers = "\(threads) thread\(threads == 1 ? "" : "s")"
    return "\(NumberFormat.grouped(trials)) trials in \(NumberFormat.short(seconds)) s "
      + "(\(NumberFormat.short(rate)) trials/s, \(workers))"
  }
}
