// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// What decoders share: the findings so far and how numbers are read.
///
/// A class, since the readers of nested objects all report to it; it never leaves the task that loads.
final class DecodingContext {
  /// The findings, in the order of decoding.
  private(set) var diagnostics: [Diagnostic] = []
  /// What was counted, in the order of decoding.
  private(set) var observations: [PendingObservation] = []
  /// How numbers are read.
  let numbers: ScalarNumber
  /// The beta laws that were fitted to percentiles, of which models have many alike.
  private var betaFits: [[Percentile]: Distribution] = [:]
  /// The places of what was decoded.
  var locations = SourceMap()

  /// Makes a context for a currency.
  init(currency: String) {
    numbers = ScalarNumber(currency: currency)
  }

  /// Reports an error.
  func error(
    _ code: String, _ message: String, at location: SourceLocation?, hint: String? = nil
  ) {
    diagnostics.append(Diagnostic(.error, code: code, message, at: location, hint: hint))
  }

  /// Keeps what was counted until the model is whole.
  func observe(_ observation: PendingObservation) { observations.append(observation) }

  /// The beta law of percentiles, fitted once for all places that have the same.
  func betaFit(_ percentiles: [Percentile]) throws(DistributionError) -> Distribution {
    if let known = betaFits[percentiles] { return known }
    let law = try DistributionFit.beta(percentiles: percentiles)
    betaFits[percentiles] = law
    return law
  }

  /// Takes over a finding.
  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// A name, if the text is one; reports it otherwise.
  func name(_ text: String, at location: SourceLocation) -> String? {
    if Self.isName(text) { return text }
    error(
      "invalid-name", "'\(text)' is not a name", at: location,
      hint: "use letters, digits, '-', '_' and '.', beginning with a letter or digit")
    return nil
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.unicodeScalars.count <= 200 else {
      return false
    }
    return isWord(first)
      && text.unicodeScalars.allSatisfy { isWord($0) || $0 == "-" || $0 == "_" || $0 == "." }
  }

  /// Whether a scalar is a letter or a digit; those of ASCII are known without Unicode's tables.
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default:
      !scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
  }
}
