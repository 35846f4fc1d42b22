// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Reads numbers as the model language writes them, for command lines.
public enum AmountParser {
  /// The number of a text such as `250000`, `250k`, `1.5M` or `5%`; `nil` if it is not one.
  public static func number(_ text: String) -> Double? {
    ScalarNumber(currency: "").parse(text, as: .plain)
  }
}
