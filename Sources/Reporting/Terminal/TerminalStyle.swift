// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What the terminal can show, decided by the caller.
public struct TerminalStyle: Hashable, Sendable {
  /// The number of columns.
  public var width: Int
  /// Whether colour is wanted.
  public var hasColour: Bool
  /// Whether only ASCII is wanted.
  public var isPlain: Bool

  /// Makes a style.
  public init(width: Int = 120, hasColour: Bool = false, isPlain: Bool = false) {
    self.width = width
    self.hasColour = hasColour
    self.isPlain = isPlain
  }

  /// Text on one line in a colour of the terminal, if colour is wanted, without control characters of its own.
  func coloured(_ text: String, _ colour: TerminalColour) -> String {
    let text = Table.printable(text)
    return hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A horizontal rule's character.
  var rule: String { isPlain ? "-" : "─" }
}
