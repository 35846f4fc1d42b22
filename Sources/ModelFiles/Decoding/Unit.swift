// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// The unit that a number of the model language is in.
enum Unit: Hashable, Sendable {
  /// A probability or share: a plain number or per cent, in [0, 1].
  case probability
  /// Money: a plain number or one with the model's currency.
  case money
  /// Hours: a plain number or one with a unit of time.
  case hours
  /// Events a year: a plain number or one with `/ year`, `/ month`, `/ week`, `/ day`.
  case perYear
  /// A plain number or per cent.
  case plain
  /// The unit of whoever uses a shared parameter: any of the above.
  case shared

  /// What a number of this unit may look like, for messages.
  func examples(currency: String) -> String {
    switch self {
    case .probability: "0.25 or 25%"
    case .money: "200 \(currency) or 40k \(currency)"
    case .hours: "2 h, 30 min, 3 d or 2 weeks"
    case .perYear: "12, 12 / year or 1 / month"
    case .plain: "0.5 or 50%"
    case .shared: "0.25, 25%, 200 \(currency), 2 h or 1 / month"
    }
  }
}
