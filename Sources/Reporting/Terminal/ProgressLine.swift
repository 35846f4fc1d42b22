// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The line that shows how far long work has come.
public enum ProgressLine {
  /// The line's text.
  ///
  /// - Parameters:
  ///   - done: The trials that are done.
  ///   - total: All trials.
  ///   - seconds: The time since the start.
  ///   - unit: What is counted; `nil` for no rate.
  ///   - style: What the terminal can show.
  /// - Returns: A bar, the share done, the rate and the time left, without a line feed.
  public static func text(
    done: Int, total: Int, seconds: Double, unit: String? = "trials", _ style: TerminalStyle
  ) -> String {
    let share = total > 0 ? Double(done) / Double(total) : 1
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = rate > 0 ? Double(total - done) / rate : 0
    let width = 24
    let filled = Int(share * Double(width))
    let full = style.isPlain ? "#" : "█"
    let empty = style.isPlain ? "." : "░"
    let bar =
      String(repeating: full, count: filled) + String(repeating: empty, count: width - filled)
    let percent = NumberFormat.fixed(share * 100, decimals: 0)
    let pace = unit.map { "  \(NumberFormat.short(rate)) \($0)/s" } ?? ""
    return "\(bar) \(percent)%\(pace)  \(duration(left)) left"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 359_999).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
