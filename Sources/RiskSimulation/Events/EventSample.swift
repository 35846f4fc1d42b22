// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

/// What an event simulation found out about a goal.
public struct EventSample: Hashable, Sendable {
  /// How trials were drawn.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// Every step at its probability.
    case plain
    /// Attacks more often than they happen, each trial weighed by how much more often.
    case importance
  }

  /// The goal's name.
  public var name: String
  /// Its title, or its name.
  public var title: String
  /// How trials were drawn.
  public var method: Method
  /// Why they were drawn so, in a phrase.
  public var reason: String
  /// What importance sampling favoured, in a phrase; `nil` for plain trials.
  public var guide: String?
  /// The trials that were asked for.
  public var requested: Int
  /// The trials that were run.
  public var trials: Int
  /// The seed.
  public var seed: UInt64
  /// The trials in which the goal was reached.
  public var reached: Int
  /// The estimate of the goal's probability.
  public var estimate: Double
  /// The standard error of the estimate, from the simulation alone.
  public var standardError: Double
  /// The ends of the 95 % interval.
  public var interval: ClosedRange<Double>
  /// How many plain trials with the goal would be worth as much: `(sum of weights)^2 / sum of squares`.
  public var effectiveSampleSize: Double
  /// The share of the greatest weight in the sum of all: near 1, the estimate hangs on one trial.
  public var greatestShare: Double
  /// The exact probability, where a decision diagram gives it.
  public var exact: Double?
  /// The losses of attempts, if they were drawn.
  public var losses: AttemptLosses?
  /// The standard error of plain trials that follows from the exact probability.
  public var exactStandardError: Double?

  /// How many standard errors the estimate lies from the exact probability; `nil` where that is not known.
  ///
  /// Plain trials have the standard error that follows from the exact probability.
  public var zScore: Double? {
    guard let exact else { return nil }
    // Weights that are all alike leave no error but rounding.
    if abs(estimate - exact) <= 1e-12 * exact { return 0 }
    let scale = exactStandardError ?? standardError
    return (estimate - exact) / scale
  }

  /// Whether as many trials were run as were asked for.
  public var isComplete: Bool { trials >= requested }
}
