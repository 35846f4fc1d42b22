// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What an earlier simulation said of a year: of one threat, or of all together.
public struct Forecast: Hashable, Sendable {
  /// The year it was made for; `nil` for any.
  public var year: Int?
  /// The threat; `nil` for all together.
  public var threat: String?
  /// The probability of at least one loss event.
  public var probability: Double
  /// Points of the annual loss's distribution: `(loss, P(annual loss <= loss))`, both rising.
  public var cumulative: [Point]

  /// One point of a distribution.
  public struct Point: Hashable, Sendable {
    /// The loss.
    public var loss: Double
    /// The probability of at most this loss.
    public var probability: Double

    /// Makes a point.
    public init(loss: Double, probability: Double) {
      self.loss = loss
      self.probability = probability
    }
  }

  /// Makes a forecast.
  public init(year: Int?, threat: String?, probability: Double, cumulative: [Point]) {
    self.year = year
    self.threat = threat
    self.probability = probability
    self.cumulative = cumulative
  }

  /// The probability of at most a loss: linear between the points, and half of that of no loss at 0.
  ///
  /// The middle of the jump at 0 is the mean of a randomised transform (Czado, Gneiting and Held,
  /// Biometrics 65, 2009).
  public func transform(of loss: Double) -> Double {
    let none = 1 - probability
    if loss <= 0 { return none / 2 }
    var before = Point(loss: 0, probability: none)
    for point in cumulative where point.loss > 0 && point.probability >= before.probability {
      if loss <= point.loss {
        let width = point.loss - before.loss
        let share = width > 0 ? (loss - before.loss) / width : 1
        return before.probability + share * (point.probability - before.probability)
      }
      before = point
    }
    // Beyond the last point nothing more is known than that it is beyond.
    return (before.probability + 1) / 2
  }
}
