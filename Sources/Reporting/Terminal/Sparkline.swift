// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A row of small bars in a line of text.
enum Sparkline {
  /// Bars from the lowest, which is 0, to the greatest of the values.
  ///
  /// - Parameters:
  ///   - values: The heights; none negative. What is not finite leaves a gap.
  ///   - style: What the terminal can show; plain bars are the digits 0 to 8.
  /// - Returns: A character for each value; empty if none is positive.
  static func text(_ values: [Double], _ style: TerminalStyle) -> String {
    let signs = Array(style.isPlain ? "012345678" : " ▁▂▃▄▅▆▇█")
    let greatest = values.filter(\.isFinite).max() ?? 0
    guard greatest > 0 else { return "" }
    return String(
      values.map { value in
        value.isFinite ? signs[max(0, Int((value / greatest * 8).rounded(.up)))] : " "
      })
  }
}
