// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// A label broken into lines at spaces; what does not fit ends in an ellipsis.
struct WrappedText {
  /// The lines, at least one.
  let lines: [String]

  /// Breaks a label.
  ///
  /// - Parameters:
  ///   - text: The label; line ends in it count as spaces.
  ///   - width: The most columns of a line, wide characters counting two.
  ///   - limit: The most lines.
  init(_ text: String, width: Int, limit: Int) {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      let joined = line.isEmpty ? word : line + " " + word
      if line.isEmpty || DisplayWidth.of(joined) <= width {
        line = joined
      } else {
        lines.append(line)
        line = word
      }
    }
    lines.append(line)
    if lines.count > limit {
      lines = Array(lines.prefix(limit))
      lines[limit - 1] += "…"
    }
    self.lines = lines.map { DisplayWidth.fit($0, to: width) }
  }
}
