// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The colours of a terminal that copse uses, by their SGR codes.
enum TerminalColour: String {
  /// Headings.
  case bold = "1"
  /// What is less important.
  case dim = "2"
  /// Errors, the gravest risk.
  case red = "31"
  /// A grave risk.
  case brightRed = "91"
  /// Warnings, a middling risk.
  case yellow = "33"
  /// A small risk.
  case green = "32"

  /// The colour of a risk word: from green for the lowest to bold red for the highest.
  static func ofRisk(_ index: Int, of count: Int) -> TerminalColour {
    guard count > 1 else { return .yellow }
    switch Double(index) / Double(count - 1) {
    case ..<0.25: return .green
    case ..<0.5: return .yellow
    case ..<0.9: return .brightRed
    default: return .red
    }
  }
}
