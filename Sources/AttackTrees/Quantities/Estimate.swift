// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// An uncertain number of the model: its law, or the shared parameter that it follows, and its source.
///
/// An estimate says what is not known; it is drawn once per trial. Two estimates that follow the same
/// parameter are the same draw.
public struct Estimate: Hashable, Sendable {
  /// Where the number comes from.
  public enum Value: Hashable, Sendable {
    /// A law of its own.
    case distribution(Distribution)
    /// The shared parameter of this name.
    case parameter(String)
  }

  /// The law or the shared parameter.
  public var value: Value
  /// If set, the value is a rate and the estimate is `1 - exp(-exposure * rate)`.
  ///
  /// The exposure is in the time unit of the rate.
  public var exposure: Double?
  /// If set, what becomes of the value after ``exposure``: a factor and something added.
  ///
  /// Only needed beside a shared parameter; a law of its own is changed itself (see ``changed(by:)``).
  public var change: LinearChange?
  /// Publisher, report and year, or the expert.
  public var source: String?
  /// How well the number is founded.
  public var confidence: Confidence?

  /// Makes an estimate.
  public init(
    _ value: Value, exposure: Double? = nil, source: String? = nil, confidence: Confidence? = nil
  ) {
    self.value = value
    self.exposure = exposure
    self.source = source
    self.confidence = confidence
  }

  /// Makes an estimate with a law of its own.
  public init(_ distribution: Distribution) {
    self.init(.distribution(distribution))
  }

  /// A number that is known.
  public static func point(_ value: Double) -> Estimate {
    Estimate(.distribution(.point(value)))
  }
}
