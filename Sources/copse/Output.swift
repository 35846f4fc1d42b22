// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import FoundationEssentials
import Glibc
import Reporting

/// Where results go: standard output, or a file that appears whole or not at all.
struct Output {
  /// The file's path; `nil` for standard output.
  let path: String?

  /// The style of results that go there: that of the terminal, or without colour in a file.
  func style(isPlain: Bool) -> TerminalStyle {
    path == nil
      ? TerminalSettings.style(of: STDOUT_FILENO, isPlain: isPlain)
      : TerminalStyle(isPlain: isPlain)
  }

  /// Writes a result.
  func write(_ text: String) throws { try write(Data(text.utf8)) }

  /// Writes a result that is not text.
  func write(_ data: Data) throws {
    guard let path, path != "-" else {
      try StandardStream.output.write(data)
      return
    }
    do {
      try data.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure("cannot write '\(path)': check that its folder exists and can be written")
    }
  }
}
