// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// Why the law of a portfolio's year is not found by transform, so that quantiles are counted.
enum YearLawError: Error, CustomStringConvertible {
  /// A transfer has terms of the year, which bear on the sum of its events.
  case yearlyTerms(threat: String)
  /// A transfer has terms of an event, and the event has several forms of loss.
  case severalForms(threat: String)

  var description: String {
    switch self {
    case .yearlyTerms(let threat): "the transfers of '\(threat)' have terms of the year"
    case .severalForms(let threat):
      "the transfers of '\(threat)' have terms of an event with several forms of loss"
    }
  }
}
