// SPDX-License-Identifier: GPL-3.0-or-later
// Part of copse, an attack-tree and risk-simulation engine.

import AttackTrees
import Distributions

/// Compares the cumulative probabilities of a model's laws at their quantiles with those of the GNU
/// Scientific Library.
public struct LawVerification: Sendable {
  /// The relative difference from which on something is wrong; GSL itself is off by up to 3e-7 for
  /// extreme shapes.
  public static let tolerance = 1e-6

  /// The number of estimates whose law GSL knows.
  public let compared: Int
  /// The largest relative difference of a probability.
  public let largest: Double
  /// The estimate with the largest difference, by its full name.
  public let name: String?

  /// Compares all estimates of a model; equal laws are compared once.
  public init(_ model: Model) {
    var known: [Distribution: Double?] = [:]
    var compared = 0
    var worst: (difference: Double, name: String)?
    for named in model.estimates {
      let law = model.resolved(named.estimate, as: named.name).distribution
      let difference = known[law] ?? GSLReference.disagreement(of: law)
      known[law] = .some(difference)
      guard let difference else { continue }
      compared += 1
      if difference > worst?.difference ?? -1 { worst = (difference, named.name) }
    }
    self.compared = compared
    largest = worst?.difference ?? 0
    name = worst?.name
  }

  /// Whether all laws agree.
  public var agrees: Bool { largest <= Self.tolerance }

  /// The outcome in a line, without a line feed.
  public var description: String {
    let place = name.map { " (\($0))" } ?? ""
    return "\(compared) laws compared with GSL, largest relative difference \(largest)\(place)"
  }
}
