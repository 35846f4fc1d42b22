// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

extension SensitivityAnalysis {
  /// How a sensitivity analysis is done.
  public struct Options: Hashable, Sendable {
    /// The result that is driven: a mean, not a quantile.
    public var measure: SweepMeasure
    /// The threat it is that of; `nil` for all together.
    public var threat: String?
    /// The draws of the first sample.
    public var draws: Int
    /// How many numbers are looked at closely.
    public var top: Int

    /// The most draws.
    public static let maximumDraws = 1 << 22

    /// Makes options.
    public init(
      measure: SweepMeasure = .ale, threat: String? = nil, draws: Int = 65_536, top: Int = 12
    ) {
      self.measure = measure
      self.threat = threat
      self.draws = draws
      self.top = top
    }

    /// The draws of the two samples behind total indices.
    var designDraws: Int { min(draws, 16_384) }
  }
}
